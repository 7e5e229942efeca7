package forms

// Changed takes a form's value over, unless it is what the form was opened with: what somebody else wrote meanwhile stays.
func Changed[T ~string](field *T, before T, now string) {
	if now != string(before) {
		*field = T(now)
	}
}
