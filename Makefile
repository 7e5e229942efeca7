VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
STAMP := -buildvcs=false -ldflags '-X main.version=$(VERSION)'
DESKTOP := bin/slocharter
COMMAND := bin/slocharterctl
JOURNEY := .cache/slocharter-journey
LINTER := .cache/golangci-lint
PACKAGING := ./.package/icons ./.package/parts

# Everything but the window is tested without cgo. On macOS Fyne's settings cannot do without it.
CGO_IN_TESTS := $(if $(filter Darwin,$(shell uname)),1,0)

.DEFAULT_GOAL := help
.PHONY: help run build desktop command test crash lint screenshots bench package package-twice package-test clean

help: ## Show this list.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: desktop ## Build the application and open it; FILE=path opens that workspace.
	@$(DESKTOP) $(FILE)

build: desktop command ## Build bin/slocharter, the application, and bin/slocharterctl, the command line.
	@echo 'Built $(DESKTOP) and $(COMMAND), version $(VERSION).'

desktop:
	@.ci/needs build
	@CGO_ENABLED=1 .ci/compile 'the application' $(DESKTOP) -tags migrated_fynedo $(STAMP) ./cmd/slocharter

command:
	@.ci/needs build
	@CGO_ENABLED=0 .ci/compile 'the command line' $(COMMAND) $(STAMP) ./cmd/slocharterctl

# The journey's program is built without migrated_fynedo: then Fyne reports calls from the wrong goroutine.
test: ## Vet, run all tests, and travel through the real window on a display of its own.
	@.ci/needs test
	@CGO_ENABLED=$(CGO_IN_TESTS) .ci/compile 'all packages for the tests' /dev/null -tags ci ./...
	@CGO_ENABLED=$(CGO_IN_TESTS) .ci/alive 'go vet' go vet -tags ci ./...
	@CGO_ENABLED=1 .ci/compile 'the application for its journey' $(JOURNEY) $(STAMP) ./cmd/slocharter
	@CGO_ENABLED=$(CGO_IN_TESTS) .ci/fresh-home go test -tags ci ./...
	@CGO_ENABLED=1 .ci/fresh-home .ci/window $(JOURNEY)

crash: ## Kill, cut the power, damage and alter files, and let disks fail as often as is promised; prints what came of it.
	@.ci/needs test
	@CGO_ENABLED=$(CGO_IN_TESTS) .ci/fresh-home .ci/figures
	@cd internal/crash && CGO_ENABLED=$(CGO_IN_TESTS) ../../.ci/fresh-home go test -tags ci -count=1 -timeout 5h -args -full

lint: $(LINTER) ## Run golangci-lint, go vet and go mod tidy -diff.
	@$(LINTER) run --build-tags ci ./... $(PACKAGING)
	@CGO_ENABLED=$(CGO_IN_TESTS) go vet -tags ci ./... $(PACKAGING)
	@go mod tidy -diff

$(LINTER): .tools/golangci/go.mod .tools/golangci/go.sum
	@cd .tools/golangci && ../../.ci/compile golangci-lint ../../$@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint

screenshots: ## Draw every screen, light and dark, into assets/screenshots.
	@CGO_ENABLED=$(CGO_IN_TESTS) go run -tags ci ./internal/ui/screenshots -out assets/screenshots

bench: ## Run the benchmarks, some of them against other programs.
	@.ci/needs bench
	@CGO_ENABLED=$(CGO_IN_TESTS) go test -tags ci -run '^$$' -bench . -benchmem ./...

package: ## Build into dist the packages that can be built on this system, with checksums and what is in them.
	@.ci/needs package
	@.package/build

package-twice: ## Package the last commit in two clones in different places, and compare every byte.
	@.ci/needs package
	@.package/twice

package-test: package ## Package, install the .deb into a bare Debian and start what is in it; start the Windows programs under Wine.
	@.ci/needs package-test
	@.package/test-files
	@.package/test-debian
	@.package/test-windows

clean: ## Remove what was built.
	@rm -rf bin dist .cache
