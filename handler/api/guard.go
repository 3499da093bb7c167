package api

import (
	"fmt"
	"net/http"
	"strings"

	"signin-diagnosis/handler/contract"
)

// Mode says who decides whether a caller is let in; it is the value of the
// setting DIAGNOSIS_AUTH.
type Mode string

// The modes. An empty Mode is ModeEasyAuth in Azure and ModeNone elsewhere.
const (
	// ModeEasyAuth trusts the caller that App Service authentication forwards.
	ModeEasyAuth Mode = "easyauth"
	// ModeFunctionKey leaves the decision to the host, which asks for a key.
	ModeFunctionKey Mode = "functionKey"
	// ModeNone lets everybody in; for a loopback address only.
	ModeNone Mode = "none"
)

// DefaultRole is the app role that a caller must hold unless
// DIAGNOSIS_AUTH_ROLE names another one.
const DefaultRole = "Diagnose.Read"

// GuardConfig is what the settings and the platform say about callers.
type GuardConfig struct {
	Mode Mode
	Role string // the app role; DefaultRole when empty
	// AzureMark is the variable that tells of Azure; empty elsewhere.
	AzureMark string
	// AuthEnabled is the value of WEBSITE_AUTH_ENABLED, by which the platform
	// says that its authentication stands in front (Azure Functions host source).
	AuthEnabled string
	// FunctionAuthLevel reads the authLevel of the deployed function.json; only
	// ModeFunctionKey asks for it.
	FunctionAuthLevel func() (string, error)
}

// Guard decides whether a caller may ask. Its zero value lets nobody in.
type Guard struct {
	admit func(http.Header) (caller, error)
	mark  string // why the process takes itself to be in Azure
}

// caller is who asked, as far as the platform says so. Both ids may be empty.
type caller struct {
	objectID string
	appID    string
}

// NewGuard returns the guard of a configuration. It fails, with an explanation for
// the operator, when the configuration would let in people whom nobody checked.
func NewGuard(config GuardConfig) (*Guard, error) {
	if config.Role == "" {
		config.Role = DefaultRole
	}
	switch config.modeOrDefault() {
	case ModeEasyAuth:
		return newEasyAuthGuard(config), nil
	case ModeFunctionKey:
		return newKeyGuard(config)
	case ModeNone:
		return newOpenGuard(config)
	default:
		return nil, fmt.Errorf("DIAGNOSIS_AUTH must be %s, %s or %s", ModeEasyAuth, ModeFunctionKey, ModeNone)
	}
}

func (c GuardConfig) modeOrDefault() Mode {
	switch {
	case c.Mode != "":
		return c.Mode
	//guard:closed-in-azure
	case c.AzureMark != "":
		return ModeEasyAuth
	default:
		return ModeNone
	}
}

func newEasyAuthGuard(config GuardConfig) *Guard {
	//guard:platform-auth-on
	if !strings.EqualFold(config.AuthEnabled, "true") {
		return &Guard{mark: config.AzureMark}
	}
	return &Guard{admit: func(header http.Header) (caller, error) {
		return admitPrincipal(header, config.Role)
	}}
}

// newKeyGuard returns a guard that relies on the host's keys. It fails if the host
// does not ask for them, as with authLevel anonymous.
func newKeyGuard(config GuardConfig) (*Guard, error) {
	if config.FunctionAuthLevel == nil {
		return nil, fmt.Errorf("DIAGNOSIS_AUTH=%s needs the deployed diagnose/function.json", ModeFunctionKey)
	}
	level, err := config.FunctionAuthLevel()
	if err != nil {
		return nil, fmt.Errorf("DIAGNOSIS_AUTH=%s needs a readable diagnose/function.json: %w", ModeFunctionKey, err)
	}
	//guard:key-asked-for
	if !strings.EqualFold(level, "function") {
		return nil, fmt.Errorf(`DIAGNOSIS_AUTH=%s needs "authLevel": "function" in the deployed diagnose/function.json`, ModeFunctionKey)
	}
	return &Guard{admit: admitAll}, nil
}

func newOpenGuard(config GuardConfig) (*Guard, error) {
	//guard:none-in-azure
	if config.AzureMark != "" {
		return nil, fmt.Errorf("DIAGNOSIS_AUTH=%s would let everybody in and does not start in Azure (%s is set); use %s or %s",
			ModeNone, config.AzureMark, ModeEasyAuth, ModeFunctionKey)
	}
	return &Guard{admit: admitAll}, nil
}

func admitAll(http.Header) (caller, error) { return caller{}, nil }

// check returns the caller of a request, or a problem that says why it is not let
// in.
func (g *Guard) check(header http.Header) (caller, error) {
	if g.closed() {
		return caller{}, &contract.Problem{
			Code:     contract.CodeForbidden,
			Detail:   "The platform's authentication is not switched on (WEBSITE_AUTH_ENABLED is not true), so nobody is let in.",
			NextStep: g.hint(),
		}
	}
	return g.admit(header)
}

// closed reports whether the guard lets nobody in at all.
func (g *Guard) closed() bool { return g == nil || g.admit == nil }

// hint tells the operator how to open a closed guard. It is empty for an open one.
func (g *Guard) hint() string {
	if !g.closed() {
		return ""
	}
	return "Switch on App Service authentication with Microsoft Entra ID for this function app. The platform then sets WEBSITE_AUTH_ENABLED itself: do not add an app setting of that name." + g.whyAzure()
}

// whyAzure says by which variable the process takes itself to be in Azure. It helps
// outside Azure: some containers set CONTAINER_NAME, too.
func (g *Guard) whyAzure() string {
	if g == nil || g.mark == "" {
		return ""
	}
	return " (This process takes itself to be in Azure because " + g.mark + " is set.)"
}
