package workspace

import (
	"strings"

	"slocharter/internal/slo"
)

func servicePosition(s slo.Service) int { return s.Position }

// ServicesInOrder lists the services.
func (w Workspace) ServicesInOrder() []slo.Service {
	return where(w.Services, servicePosition, every)
}

// ServiceByKey finds a service by its key or its name, in any case.
func (w Workspace) ServiceByKey(key string) (slo.Service, error) {
	for _, s := range w.ServicesInOrder() {
		if strings.EqualFold(s.Key, key) || strings.EqualFold(s.Name, key) {
			return s, nil
		}
	}
	return slo.Service{}, NotFound{"service", key}
}

// AddService adds a service with its first cycle, which starts on the day given. An empty key is made from the name;
// a key that exists is a Taken.
func (w *Workspace) AddService(name, key, today string) (slo.Service, error) {
	if strings.TrimSpace(key) == "" && strings.TrimSpace(name) != "" {
		key = freeKey(name, func(k string) bool { return w.serviceKeyTaken(k, "") })
	}
	s := slo.Service{ID: NewID(), Key: key, Name: name, Position: next(w.ServicesInOrder(), servicePosition)}
	if err := w.PutService(s); err != nil {
		return slo.Service{}, err
	}
	w.startCycle(s.ID, 1, "", today)
	return w.Services[s.ID], nil
}

// PutService writes a service. Its key must be the only one of its kind.
func (w *Workspace) PutService(s slo.Service) error {
	s.Key = Key(s.Key)
	err := firstError(cleanName("name", &s.Name), cleanName("key", &s.Key), cleanText("description", &s.Description))
	if err != nil {
		return err
	}
	if w.serviceKeyTaken(s.Key, s.ID) {
		return Taken{"service", s.Key}
	}
	put(&w.Services, s.ID, s)
	return nil
}

func (w Workspace) serviceKeyTaken(key, besidesID string) bool {
	for _, s := range w.Services {
		if s.Key == key && s.ID != besidesID {
			return true
		}
	}
	return false
}

// Rename gives the workspace another name.
func (w *Workspace) Rename(name string) error {
	info := w.Info()
	info.Name = name
	if err := cleanName("name", &info.Name); err != nil {
		return err
	}
	put(&w.Infos, info.ID, info)
	return nil
}
