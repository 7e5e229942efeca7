package words

// Salvaged counts rows of a damaged file that had a fate: "lost", "from-log", "dropped", "forgot".
func Salvaged(fate string, n int) string {
	return N("salvage.count."+fate, n, "Number", Number(int64(n)))
}
