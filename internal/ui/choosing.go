package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"github.com/ncruces/zenity"

	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// FileKind is a kind of file that can be chosen.
type FileKind struct {
	Name      string   // as people call it
	Extension string   // with its dot
	Others    []string // further extensions that may be opened
}

// Files asks people for files. Nothing is called when they cancel.
type Files interface {
	// Open asks for a file that exists.
	Open(title, folder string, kind FileKind, chosen func(path string))
	// Save asks for a place for a file. The suggestion is a path; replace says that people agreed to replace what is there.
	Save(title, suggestion string, kind FileKind, chosen func(path string, replace bool))
}

// systemFiles asks with the dialogs of the operating system; where there are none, with our own.
type systemFiles struct {
	window fyne.Window
	post   func(func())
}

// Open asks for a file that exists.
func (f systemFiles) Open(title, folder string, kind FileKind, chosen func(path string)) {
	if !zenity.IsAvailable() {
		f.openHere(folder, kind, chosen)
		return
	}
	f.ask(func() (string, error) {
		return zenity.SelectFile(zenity.Title(title), zenity.Filename(folder+string(filepath.Separator)), filter(kind))
	}, chosen)
}

// Save asks for a place for a file. The system's dialog asks itself whether a file may be replaced; only when the
// extension had to be added afterwards does nobody know yet.
func (f systemFiles) Save(title, suggestion string, kind FileKind, chosen func(path string, replace bool)) {
	if !zenity.IsAvailable() {
		f.saveHere(title, suggestion, kind, chosen)
		return
	}
	f.ask(func() (string, error) {
		return zenity.SelectFileSave(zenity.Title(title), zenity.Filename(suggestion), zenity.ConfirmOverwrite(), filter(kind))
	}, func(path string) {
		if full := extended(path, kind); full != path {
			f.confirm(full, chosen)
			return
		}
		chosen(path, true)
	})
}

// ask waits for a dialog of the system beside the UI goroutine.
func (f systemFiles) ask(dialog func() (string, error), chosen func(path string)) {
	go func() {
		path, err := dialog()
		if errors.Is(err, zenity.ErrCanceled) || path == "" {
			return
		}
		f.post(func() { chosen(path) })
	}()
}

func filter(kind FileKind) zenity.Option {
	var patterns []string
	for _, extension := range kind.extensions() {
		patterns = append(patterns, "*"+extension)
	}
	return zenity.FileFilter{Name: kind.Name, Patterns: patterns, CaseFold: true}
}

func (k FileKind) extensions() []string { return append([]string{k.Extension}, k.Others...) }

// extended is a path with the extension of a kind.
func extended(path string, kind FileKind) string {
	if strings.EqualFold(filepath.Ext(path), kind.Extension) {
		return path
	}
	return path + kind.Extension
}

// confirm asks before a file is replaced.
func (f systemFiles) confirm(path string, chosen func(path string, replace bool)) {
	if _, err := os.Stat(path); err != nil {
		chosen(path, false)
		return
	}
	widgets.Dialog{
		Title:    words.T("shell.replace.title"),
		Sentence: words.T("shell.replace.sentence", "File", filepath.Base(path), "Folder", filepath.Dir(path)),
		Confirm:  words.T("shell.replace.confirm"), Cancel: words.T("shell.cancel"), Danger: true,
		OnConfirm: func() { chosen(path, true) },
	}.Open(f.window.Canvas())
}

// openHere asks with Fyne's dialog.
func (f systemFiles) openHere(folder string, kind FileKind, chosen func(path string)) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil || file == nil {
			return
		}
		_ = file.Close()
		chosen(file.URI().Path())
	}, f.window)
	d.SetFilter(storage.NewExtensionFileFilter(kind.extensions()))
	d.SetView(dialog.ListView)
	f.present(d, folder)
}

// present shows a dialog of Fyne nearly as large as the window, beginning in a folder. Escape closes it.
func (f systemFiles) present(d *dialog.FileDialog, folder string) {
	if at, err := storage.ListerForURI(storage.NewFileURI(folder)); err == nil {
		d.SetLocation(at)
	}
	c := f.window.Canvas()
	before := c.OnTypedKey()
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyEscape {
			d.Dismiss()
		}
	})
	d.SetOnClosed(func() { c.SetOnTypedKey(before) })
	d.Show()
	d.Resize(fyne.NewSize(c.Size().Width*0.8, c.Size().Height*0.85))
}

// saveHere asks for a name and a folder. Fyne's own dialog empties an existing file as soon as it is chosen, so that an
// export that then fails, or is cancelled, would have taken the file away.
func (f systemFiles) saveHere(title, suggestion string, kind FileKind, chosen func(path string, replace bool)) {
	name := widgets.NewTextField(widgets.Field{Label: words.T("shell.file.name")})
	folder := widgets.NewTextField(widgets.Field{Label: words.T("shell.file.folder")})
	name.Set(filepath.Base(suggestion))
	folder.Set(filepath.Dir(suggestion))
	other := widgets.NewButton(words.T("shell.file.other-folder"), func() { f.folderHere(folder.Value(), folder.Set) })
	widgets.Dialog{
		Title: title, Body: container.NewVBox(name, folder, container.NewHBox(other)),
		Confirm: words.T("shell.file.save"), Cancel: words.T("shell.cancel"),
		Validate: func() string { return wrongPlace(name.Value(), folder.Value()) },
		OnConfirm: func() {
			f.confirm(extended(filepath.Join(folder.Value(), strings.TrimSpace(name.Value())), kind), chosen)
		},
	}.Open(f.window.Canvas())
	selectTyped(f.window.Canvas())
}

// wrongPlace says what is wrong with a place for a file, if anything.
func wrongPlace(name, folder string) string {
	if strings.TrimSpace(name) == "" {
		return words.Error(workspace.Missing{Field: "name"})
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return words.T("shell.file.no-folder", "Folder", folder)
	}
	return ""
}

func (f systemFiles) folderHere(folder string, chosen func(path string)) {
	d := dialog.NewFolderOpen(func(at fyne.ListableURI, err error) {
		if err == nil && at != nil {
			chosen(at.Path())
		}
	}, f.window)
	d.SetView(dialog.ListView)
	f.present(d, folder)
}
