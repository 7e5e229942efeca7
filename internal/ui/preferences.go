package ui

import "slices"

// textScales lists the presentation sizes that the menu steps through.
var textScales = []float32{0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2}

const (
	smallestText = 0.5
	largestText  = 3
)

// preferences is what the settings screen sees of the memory. Each change takes effect at once.
type preferences struct{ shell *Shell }

func (p preferences) Theme() string {
	if t := p.shell.memory.kept.Theme; t != "" {
		return t
	}
	return "system"
}

func (p preferences) SetTheme(theme string) {
	p.keep(func(k *kept) { k.Theme = theme })
	p.shell.applyTheme()
}

func (p preferences) TextScale() float32 { return p.shell.memory.kept.TextScale }

func (p preferences) SetTextScale(scale float32) {
	p.keep(func(k *kept) { k.TextScale = min(max(scale, smallestText), largestText) })
	p.shell.applyTheme()
}

func (p preferences) Language() string { return p.shell.memory.kept.Language }

func (p preferences) SetLanguage(code string) {
	if code == p.Language() {
		return
	}
	p.keep(func(k *kept) { k.Language = code })
	p.shell.options.Post(p.shell.speakAnew) // not while the list of languages is still open
}

func (p preferences) Author() string { return p.shell.memory.kept.Author }

func (p preferences) SetAuthor(name string) {
	p.keep(func(k *kept) { k.Author = name })
	if open := p.shell.Session(); open != nil {
		open.SetAuthor(name)
	}
}

// Backups is the folder that was chosen for backups.
func (p preferences) Backups() string { return p.shell.memory.kept.Backups }

// SetBackups keeps them in another folder from now on.
func (p preferences) SetBackups(folder string) { p.keep(func(k *kept) { k.Backups = folder }) }

// UsualBackups is where they are while nobody chose a folder.
func (p preferences) UsualBackups() string { return p.shell.options.Backups }

func (p preferences) keep(edit func(*kept)) { p.shell.noted(p.shell.memory.change(edit)) }

// larger chooses the next presentation size.
func (p preferences) larger() {
	at := slices.IndexFunc(textScales, func(s float32) bool { return s > p.TextScale() })
	if at >= 0 {
		p.SetTextScale(textScales[at])
	}
}

// smaller chooses the presentation size before.
func (p preferences) smaller() {
	for _, scale := range slices.Backward(textScales) {
		if scale < p.TextScale() {
			p.SetTextScale(scale)
			return
		}
	}
}

func (p preferences) normal() { p.SetTextScale(1) }
