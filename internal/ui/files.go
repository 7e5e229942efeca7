package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"slocharter/internal/safefile"
	"slocharter/internal/sample"
	"slocharter/internal/session"
	"slocharter/internal/store"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

func workspaceKind() FileKind {
	return FileKind{Name: words.T("shell.kind.workspace"), Extension: store.Extension}
}

// Open opens a workspace file. What is open stays open when that fails.
func (s *Shell) Open(path string) {
	path = absolute(path)
	if s.desk != nil && sameFile(s.desk.session.Path(), path) {
		return
	}
	s.openAs(path, s.beforeMigration())
}

func (s *Shell) openAs(path string, how store.Opening) {
	author := s.memory.kept.Author
	s.opening(path, func() (*session.Session, error) { return session.OpenAs(path, author, how) }, s.askWhoEdits)
}

// opening opens a file beside the screen and shows what is in it.
func (s *Shell) opening(path string, open func() (*session.Session, error), then func()) {
	var opened *session.Session
	label := words.T("shell.opening", "File", fileName(path))
	s.begin(label, func(ctx context.Context) (err error) {
		opened, err = open()
		if err == nil && ctx.Err() != nil {
			return errors.Join(ctx.Err(), opened.Close())
		}
		return err
	}, func(err error) {
		if err != nil {
			s.notOpened(path, err)
			return
		}
		s.enter(opened)
		s.noted(s.memory.opened(path))
		then()
	})
}

// notOpened says why a file was not opened. One that is gone leaves the list of recent files.
func (s *Shell) notOpened(path string, err error) {
	if cancelled(err) {
		return
	}
	if why := (unsaved{}); errors.As(err, &why) {
		s.askWithoutBackup(path, why)
		return
	}
	if s.rescuable(path, err) {
		s.offerRescue(path, err)
		return
	}
	sentence := words.Error(err)
	if errors.Is(err, safefile.NotThere) && len(without(s.memory.kept.Recent, path)) < len(s.memory.kept.Recent) {
		s.noted(s.memory.forget(path))
		sentence += " " + words.T("shell.recent.dropped")
		s.welcome.Refresh()
		s.drawMenu()
	}
	s.Tell(sentence)
}

// noted tells when something could not be remembered. It still holds until the program ends.
func (s *Shell) noted(err error) {
	if err != nil {
		s.Tell(words.T("shell.preferences.not-kept", "Detail", err.Error()))
	}
	s.drawMenu()
}

// askOpen asks for a file and remembers where it was.
func (s *Shell) askOpen(title string, kind FileKind, chosen func(path string)) {
	s.options.Files.Open(title, s.folder(), kind, func(path string) {
		s.noted(s.memory.chose(path))
		chosen(path)
	})
}

// askSave asks for a place for a file and remembers where it was.
func (s *Shell) askSave(title, name string, kind FileKind, chosen func(path string, replace bool)) {
	s.options.Files.Save(title, filepath.Join(s.folder(), name), kind, func(path string, replace bool) {
		s.noted(s.memory.chose(path))
		chosen(path, replace)
	})
}

func (s *Shell) begin(label string, do func(context.Context) error, done func(error)) {
	if !s.work.begin(label, do, done) {
		s.Tell(words.T("shell.busy"))
	}
}

func (s *Shell) openWorkspace() {
	s.askOpen(words.T("shell.open.title"), workspaceKind(), s.Open)
}

func (s *Shell) openRecent(path string) { s.Open(path) }

// dropped opens the file that was dropped on the window.
func (s *Shell) dropped(_ fyne.Position, files []fyne.URI) {
	if len(files) == 0 || s.window.Canvas().Overlays().Top() != nil {
		return
	}
	path := files[0].Path()
	switch {
	case s.taken(path):
	case s.desk != nil && strings.EqualFold(filepath.Ext(path), editedExtension):
		s.compare(path)
	default:
		s.Open(path)
	}
}

// taken tells whether the visible screen took a file in.
func (s *Shell) taken(path string) bool {
	if s.desk == nil {
		return false
	}
	taker, ok := s.desk.screen(s.desk.trail.at.Screen).(stage.Taker)
	return ok && taker.Take(path)
}

// folder is where the dialogs for files begin.
func (s *Shell) folder() string {
	for _, folder := range []string{s.memory.kept.Folder, s.openFolder(), documents()} {
		if isFolder(folder) {
			return folder
		}
	}
	return absolute(".")
}

// openFolder is where the open file is. The folder of the samples is no place for anything else.
func (s *Shell) openFolder() string {
	if s.desk == nil {
		return ""
	}
	folder := filepath.Dir(s.desk.session.Path())
	if folder == s.options.Samples {
		return ""
	}
	return folder
}

// documents is where people keep their files, as far as that can be guessed.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	if folder := filepath.Join(home, "Documents"); isFolder(folder) {
		return folder
	}
	return home
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// newWorkspace asks for a name and a place, and makes a workspace there.
func (s *Shell) newWorkspace() {
	name := widgets.NewTextField(widgets.Field{Label: words.T("shell.new.name"), Hint: words.T("shell.new.hint")})
	widgets.Dialog{
		Title: words.T("shell.new.title"), Sentence: words.T("shell.new.sentence"), Body: name,
		Confirm: words.T("shell.new.confirm"), Cancel: words.T("shell.cancel"),
		Validate:  func() string { return missing(name.Value()) },
		OnConfirm: func() { s.whoEdits(func() { s.placeNew(strings.TrimSpace(name.Value())) }) },
	}.Open(s.window.Canvas())
}

func missing(name string) string {
	if strings.TrimSpace(name) == "" {
		return words.Error(workspace.Missing{Field: "name"})
	}
	return ""
}

func (s *Shell) placeNew(name string) {
	s.askSave(words.T("shell.new.place"), safeName(name)+store.Extension, workspaceKind(), func(path string, replace bool) {
		s.opening(path, func() (*session.Session, error) {
			w, err := workspace.New(name)
			if err != nil {
				return nil, err
			}
			return s.create(path, w, words.T("shell.history.new"), replace)
		}, func() {})
	})
}

// create makes a file with a workspace in it. An existing file is replaced only by a complete new one.
func (s *Shell) create(path string, w workspace.Workspace, label string, replace bool) (*session.Session, error) {
	author := s.memory.kept.Author
	if _, err := os.Stat(path); err != nil || !replace {
		return session.New(path, w, author, label)
	}
	if s.desk != nil && sameFile(s.desk.session.Path(), path) {
		return nil, safefile.Error{Fault: safefile.Exists, Path: path}
	}
	folder, err := os.MkdirTemp("", "slocharter-*")
	if err != nil {
		return nil, fmt.Errorf("create workspace: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	made, err := session.New(filepath.Join(folder, filepath.Base(path)), w, author, label)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(made.SaveCopy(context.Background(), path, true), made.Close()); err != nil {
		return nil, err
	}
	return session.Open(path, author)
}

// exploreSample makes a file with the sample in it, beside those that were made before.
func (s *Shell) exploreSample() {
	s.whoEdits(func() {
		path := unused(filepath.Join(s.options.Samples, words.T("shell.sample.file")))
		author := s.memory.kept.Author
		s.opening(path, func() (*session.Session, error) {
			w, err := workspace.Sample(s.options.Now())
			if err == nil {
				err = os.MkdirAll(s.options.Samples, 0o700)
			}
			if err != nil {
				return nil, err
			}
			return sample.Create(context.Background(), path, w, author, words.T("shell.history.sample"), s.options.Now())
		}, func() { s.Tell(words.T("shell.sample.done", "Folder", s.options.Samples)) })
	})
}

// unused is a path for a file that does not exist: "name", "name 2", "name 3" …
func unused(name string) string {
	for n := 1; ; n++ {
		path := name + store.Extension
		if n > 1 {
			path = fmt.Sprintf("%s %d%s", name, n, store.Extension)
		}
		if _, err := os.Stat(path); err != nil {
			return path
		}
	}
}

// saveCopy asks for a place and writes a copy of the open file there.
func (s *Shell) saveCopy() {
	open := s.desk.session
	name := words.T("shell.copy.file", "File", fileName(open.Path()), "Date", open.Today()) + store.Extension
	s.askSave(words.T("shell.copy.title"), name, workspaceKind(), func(path string, replace bool) {
		if err := open.SaveCopy(context.Background(), path, replace); err != nil {
			s.tellError(err)
			return
		}
		s.Tell(words.T("shell.copy.done", "File", filepath.Base(path), "Folder", filepath.Dir(path)))
	})
}

// safeName is a name without the characters that a file's name must not have on some system.
func safeName(name string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name))
}

func absolute(path string) string {
	full, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	return full
}

func sameFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}
