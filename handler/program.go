package main

import (
	"errors"
	"os"
	"strings"

	"go.opentelemetry.io/otel/trace"

	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rules"
	"signin-diagnosis/handler/entra"
	"signin-diagnosis/handler/investigate"
	"signin-diagnosis/handler/practice"
	"signin-diagnosis/handler/telling"
)

// program is everything wired together.
type program struct {
	settings settings
	graph    *entra.Client
	asker    *investigate.Investigator
	teller   *telling.Teller
	tenant   *practice.Tenant // nil outside practice
}

// An investigation asks Graph through the client.
var _ investigate.Directory = (*entra.Client)(nil)

// build wires the program. It sends nothing. Without a tracer, requests to
// Graph have no spans.
func build(s settings, tracer trace.Tracer) (*program, error) {
	p := &program{settings: s}
	if s.Directory == directoryPractice {
		if err := p.startPractice(); err != nil {
			return nil, err
		}
	}
	credential, err := entra.NewCredential(entra.CredentialOptions{
		Endpoint:        p.settings.GraphEndpoint,
		ManagedIdentity: p.settings.IdentityEndpoint != "",
		ClientID:        p.settings.ClientID,
	})
	if err != nil {
		p.close()
		return nil, unusableIdentity(err)
	}
	if p.graph, err = entra.New(entra.Options{Endpoint: p.settings.GraphEndpoint, Credential: credential, Tracer: tracer}); err != nil {
		p.close()
		return nil, unusableEndpoint(err)
	}
	book := rulebook()
	p.teller = telling.New(book)
	p.asker = investigate.New(investigate.Options{
		Directory: p.graph,
		Judge:     book.Judge,
		Timeout:   s.Timeout,
		CacheTTL:  s.CacheTTL,
		Practice:  p.tenant != nil,
	})
	return p, nil
}

// rulebook returns the rules that the program judges by, with their texts.
func rulebook() *diagnosis.Rulebook { return diagnosis.New(rules.Book()) }

// unusableIdentity names the setting because of which there is no identity. The
// endpoint may be that setting, because it decides the cloud. azidentity has no
// error type for a wrong credential chain, so the setting's name is looked for
// in its text; the text itself is dropped, because it repeats values.
func unusableIdentity(err error) error {
	const chain = "AZURE_TOKEN_CREDENTIALS"
	var endpoint *entra.EndpointError
	switch {
	case errors.As(err, &endpoint):
		return unusableEndpoint(err)
	case strings.Contains(err.Error(), chain):
		return &settingError{chain, "must be dev, prod or the name of one credential of azidentity's default chain"}
	default:
		return &api.InputError{
			Reason:   "The identity cannot be used: this platform does not take what AZURE_CLIENT_ID or " + chain + " says",
			NextStep: "Correct them; where the platform itself chooses the identity, leave AZURE_CLIENT_ID out.",
		}
	}
}

// unusableEndpoint names the setting of the endpoint.
func unusableEndpoint(err error) error {
	return &settingError{"DIAGNOSIS_GRAPH_ENDPOINT", "cannot be used: " + err.Error()}
}

// startPractice starts the practice tenant and points the settings at it: from
// here on the program works as in Azure, over HTTP, with a managed identity's
// token.
func (p *program) startPractice() error {
	tenant, err := practice.New(practice.Options{Stories: true})
	if err != nil {
		return err
	}
	p.tenant = tenant
	p.settings.GraphEndpoint = tenant.URL()
	p.settings.IdentityEndpoint = tenant.IdentityEndpoint()
	p.settings.ClientID = ""
	// azidentity reads the identity endpoint from the environment only.
	os.Setenv("IDENTITY_ENDPOINT", tenant.IdentityEndpoint())
	os.Setenv("IDENTITY_HEADER", tenant.IdentityHeader())
	return nil
}

func (p *program) close() {
	if p.tenant != nil {
		_ = p.tenant.Close()
	}
}
