# The tasks of the project. `make` alone lists them.

.DEFAULT_GOAL := help

GO      ?= go
PACKAGE := signin-diagnosis.zip

# The linter is pinned here and nowhere else; set GOLANGCI_LINT to use an installed one.
GOLANGCI_LINT ?= $(GO) run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: build
build: ## build bin/handler for this machine, as `func start` needs it
	$(GO) build -trimpath -o bin/handler ./handler

# Where Git can read this folder the package carries the commit and the release, whatever GOFLAGS says.
STAMPS = $(shell git rev-parse --verify --quiet HEAD >/dev/null 2>&1 && echo auto || echo false)

# Azure runs Linux on amd64. The binary is static, so that it runs on any image, and stripped.
.PHONY: package
package: ## stage dist/ and write signin-diagnosis.zip for Azure
	rm -rf dist $(PACKAGE)
	CGO_ENABLED=0 GOOS=linux GOARCH=amd64 \
		$(GO) build -trimpath -buildvcs=$(STAMPS) -ldflags "-s -w" -o dist/bin/handler ./handler
	$(GO) run ./scripts/package -root . -stage dist -zip $(PACKAGE)

.PHONY: test
test: ## run every test
	$(GO) test ./...

# The detector sleeps a second at the end of every process, and the tests start many.
.PHONY: race
race: ## run every test under the race detector
	GORACE=atexit_sleep_ms=10 CGO_ENABLED=1 $(GO) test -race -timeout 30m ./...

.PHONY: samples
samples: ## run what is in examples/ against the practice tenant (scripts/examples-check.sh)
	./scripts/examples-check.sh

.PHONY: lint
lint: ## check formatting, go vet and the linter's list
	@unformatted=$$(gofmt -l .); test -z "$$unformatted" || { echo "run gofmt -w on:" $$unformatted; exit 1; }
	$(GO) vet ./...
	$(GOLANGCI_LINT) run

.PHONY: examples
examples: build ## ask the examples' questions again and write the API's descriptions
	$(GO) run ./scripts/contract -ask bin/handler
	$(GO) generate ./handler
	node scripts/examples/generate.mjs

.PHONY: web
web: build ## check cards, pages and descriptions with Node and Chromium (scripts/web)
	scripts/web/run.sh

.PHONY: pictures
pictures: build ## draw docs/images/ again
	scripts/web/run.sh pictures

.PHONY: bench
bench: ## run the benchmarks and nothing else
	$(GO) test -run '^$$' -bench . -benchmem ./...

.PHONY: clean
clean: ## remove what the other targets built
	rm -rf bin dist $(PACKAGE)
