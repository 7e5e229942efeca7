package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"slocharter/internal/words"
)

// drawMenu brings the main menu up to date. Nothing is drawn when it would look the same.
func (s *Shell) drawMenu() {
	groups := s.groups()
	if look := looks(groups); look != s.menu {
		s.menu = look
		s.window.SetMainMenu(s.mainMenu(groups))
	}
}

func (s *Shell) mainMenu(groups []group) *fyne.MainMenu {
	var menus []*fyne.Menu
	for _, g := range groups {
		menus = append(menus, fyne.NewMenu(g.title, s.items(g.parts)...))
	}
	return fyne.NewMainMenu(menus...)
}

func (s *Shell) items(parts [][]command) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for i, part := range parts {
		if i > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		for _, c := range part {
			items = append(items, s.item(c))
		}
	}
	return items
}

func (s *Shell) item(c command) *fyne.MenuItem {
	item := fyne.NewMenuItem(c.title, func() { s.run(c) })
	item.Shortcut, item.Disabled, item.Checked = c.key, c.off, c.checked
	item.IsQuit = c.title == words.T("shell.command.quit")
	if len(c.more) > 0 {
		item.ChildMenu = fyne.NewMenu("", s.items([][]command{c.more})...)
	}
	return item
}

// run does what a command says. While a dialog is open, only what goes to its fields is done.
func (s *Shell) run(c command) {
	if s.window.Canvas().Overlays().Top() == nil || c.focused {
		c.run()
	}
}

// looks is what can be seen of the menus.
func looks(groups []group) string {
	var b strings.Builder
	eachCommand(groups, func(_ string, c command) {
		fmt.Fprintf(&b, "%s\t%t\t%t\n", c.title, c.off, c.checked)
	})
	return b.String()
}

// eachCommand visits all commands, those of lists within lists too.
func eachCommand(groups []group, visit func(menu string, c command)) {
	var all func(menu string, commands []command)
	all = func(menu string, commands []command) {
		for _, c := range commands {
			visit(menu, c)
			all(menu, c.more)
		}
	}
	for _, g := range groups {
		for _, part := range g.parts {
			all(g.title, part)
		}
	}
}

// listen lets the shortcuts work that the menu does not show. The menu sees to its own.
func (s *Shell) listen() {
	eachCommand(s.groups(), func(_ string, c command) {
		for _, key := range c.also {
			s.window.Canvas().AddShortcut(key, func(fyne.Shortcut) { s.run(c) })
		}
	})
}
