package widgets

import (
	"net/url"
	"strings"
)

// OnLink is called for each link in a text that is clicked. Nothing is opened without it: the address comes from the
// document, and whoever follows it shall see it first.
var OnLink func(to *url.URL)

// SafeLink tells whether an address leads to the web or to mail; nothing else is ever opened.
func SafeLink(to *url.URL) bool {
	if to == nil {
		return false
	}
	switch strings.ToLower(to.Scheme) {
	case "http", "https":
		return to.Host != ""
	case "mailto":
		return to.Opaque != ""
	}
	return false
}

func follow(to *url.URL) {
	if OnLink != nil && SafeLink(to) {
		OnLink(to)
	}
}
