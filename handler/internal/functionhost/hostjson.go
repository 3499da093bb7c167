package functionhost

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// hostJSON is the part of host.json that shapes what the host does with a custom handler.
// Unknown keys are ignored, as the host ignores them: that is how one file fits old and new hosts.
type hostJSON struct {
	FunctionTimeout string `json:"functionTimeout"`
	CustomHandler   struct {
		Description struct {
			DefaultExecutablePath string   `json:"defaultExecutablePath"`
			WorkingDirectory      string   `json:"workingDirectory"`
			Arguments             []string `json:"arguments"`
		} `json:"description"`
		EnableForwarding bool `json:"enableForwardingHttpRequest"`
		EnableProxying   bool `json:"enableProxyingHttpRequest"`
		HTTP             struct {
			Routes []json.RawMessage `json:"routes"`
		} `json:"http"`
	} `json:"customHandler"`
	Extensions struct {
		HTTP struct {
			RoutePrefix *string `json:"routePrefix"`
		} `json:"http"`
	} `json:"extensions"`
}

// settings is host.json, read and checked.
type settings struct {
	executable  string // absolute path
	arguments   []string
	directory   string // working directory of the handler
	routePrefix string
	timeout     time.Duration // longest run of one call
	forwarding  bool
	proxying    bool
}

// Host defaults: the route prefix of the HTTP extension, and the time limit of the plans without a
// limit of their own (Flex Consumption, Premium, Dedicated).
const (
	defaultRoutePrefix = "api"
	defaultTimeout     = 30 * time.Minute
)

func readSettings(root string) (settings, error) {
	var file hostJSON
	if err := readJSON(filepath.Join(root, "host.json"), &file); err != nil {
		return settings{}, err
	}
	if len(file.CustomHandler.HTTP.Routes) > 0 {
		return settings{}, errors.New("host.json: customHandler.http.routes is not imitated; declare the route in <function>/function.json")
	}
	timeout, err := readTimeout(file.FunctionTimeout)
	if err != nil {
		return settings{}, fmt.Errorf("host.json: functionTimeout: %w", err)
	}
	executable, err := findExecutable(root, file.CustomHandler.Description.DefaultExecutablePath)
	if err != nil {
		return settings{}, err
	}
	return settings{
		executable:  executable,
		arguments:   file.CustomHandler.Description.Arguments,
		directory:   filepath.Join(root, file.CustomHandler.Description.WorkingDirectory),
		routePrefix: file.routePrefix(),
		timeout:     timeout,
		forwarding:  file.CustomHandler.EnableForwarding,
		proxying:    file.CustomHandler.EnableProxying,
	}, nil
}

func (f hostJSON) routePrefix() string {
	if prefix := f.Extensions.HTTP.RoutePrefix; prefix != nil {
		return *prefix
	}
	return defaultRoutePrefix
}

// findExecutable wants a file below root. The real host would look for any other name on PATH, and
// fail two minutes later; a folder of that name does not count as a file there either.
func findExecutable(root, name string) (string, error) {
	if name == "" {
		return "", errors.New("host.json: customHandler.description.defaultExecutablePath is missing")
	}
	path := filepath.Join(root, filepath.FromSlash(name))
	if info, err := os.Stat(path); err != nil || info.IsDir() {
		return "", fmt.Errorf("host.json: defaultExecutablePath %q is no file below the app's folder; build it first", name)
	}
	return path, nil
}

// mode returns how calls of this app travel under a host of the wanted kind. The order is the host's:
// it tests proxying before forwarding.
func (s settings) mode(wanted Mode) (transport, error) {
	switch {
	case wanted == Proxy && !s.proxying:
		return jsonContract, errors.New("host.json: enableProxyingHttpRequest is not set, so no host would proxy")
	case wanted == Forward && !s.forwarding:
		return jsonContract, errors.New("host.json: enableForwardingHttpRequest is not set, so no host would forward")
	case wanted != Forward && s.proxying:
		return proxying, nil
	case s.forwarding:
		return forwarding, nil
	default:
		return jsonContract, nil
	}
}

// transport is the way that the settings and the kind of host amount to.
type transport int

const (
	jsonContract transport = iota
	forwarding
	proxying
)

func readJSON(path string, into any) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(content, into); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return nil
}
