package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

type document struct {
	Format       string       `json:"bomFormat"`
	Spec         string       `json:"specVersion"`
	Serial       string       `json:"serialNumber"`
	Version      int          `json:"version"`
	Metadata     metadata     `json:"metadata"`
	Components   []component  `json:"components"`
	Dependencies []dependency `json:"dependencies"`
}

type metadata struct {
	Timestamp string    `json:"timestamp"`
	Component component `json:"component"`
}

type component struct {
	Ref        string     `json:"bom-ref"`
	Type       string     `json:"type"`
	Name       string     `json:"name"`
	Version    string     `json:"version"`
	Hashes     []hash     `json:"hashes,omitempty"`
	Licences   []licence  `json:"licenses,omitempty"`
	URL        string     `json:"purl,omitempty"`
	Properties []property `json:"properties,omitempty"`
}

type hash struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"`
}

type licence struct {
	Licence struct {
		ID string `json:"id"`
	} `json:"license"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type dependency struct {
	Ref       string   `json:"ref"`
	DependsOn []string `json:"dependsOn"`
}

// bill writes the parts down as CycloneDX wants it.
func bill(version string, when time.Time, parts []part) ([]byte, error) {
	ours := component{Ref: "slocharter@" + version, Type: "application", Name: "slocharter", Version: version, Licences: make([]licence, 1)}
	ours.Licences[0].Licence.ID = "MIT"
	d := document{
		Format: "CycloneDX", Spec: "1.5", Version: 1,
		Metadata:     metadata{Timestamp: when.Format(time.RFC3339), Component: ours},
		Dependencies: []dependency{{Ref: ours.Ref}},
	}
	for _, p := range parts {
		c, err := entry(p)
		if err != nil {
			return nil, err
		}
		d.Components = append(d.Components, c)
		d.Dependencies[0].DependsOn = append(d.Dependencies[0].DependsOn, c.Ref)
	}
	d.Serial = serial(d)
	list, err := json.MarshalIndent(d, "", "  ")
	return append(list, '\n'), err
}

func entry(p part) (component, error) {
	url := fmt.Sprintf("pkg:golang/%s@%s", p.name, strings.ReplaceAll(p.version, "+", "%2B"))
	c := component{Ref: url, Type: "library", Name: p.name, Version: p.version, URL: url}
	for _, program := range p.in {
		c.Properties = append(c.Properties, property{Name: "slocharter:in", Value: program})
	}
	if p.sum == "" {
		return c, nil
	}
	sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(p.sum, "h1:"))
	if err != nil {
		return c, fmt.Errorf("read the checksum of %s: %w", p.name, err)
	}
	c.Hashes = []hash{{Algorithm: "SHA-256", Content: hex.EncodeToString(sum)}}
	return c, nil
}

// serial is a UUID made of the content, so that equal lists have equal numbers.
func serial(d document) string {
	sum := sha256.Sum256(fmt.Append(nil, d))
	sum[6] = sum[6]&0x0f | 0x80 // a UUID of version 8: made in a way of one's own
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
