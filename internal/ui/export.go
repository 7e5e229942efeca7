package ui

import "slocharter/internal/ui/stage"

func (s *Shell) export(kind stage.Workbook, serviceID string) {}
