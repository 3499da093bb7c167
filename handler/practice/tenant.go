package practice

import (
	"context"
	"crypto/rand"
	"net"
	"net/http"
	"sync"
	"time"

	"signin-diagnosis/handler/practice/graph"
	"signin-diagnosis/handler/practice/org"
	"signin-diagnosis/handler/practice/plain"
)

// The ids by which tokens name the tenant and its managed identity.
const (
	TenantID         = org.TenantID
	IdentityClientID = "9c1f0e5a-7d42-4b7e-9a55-0c0ffee00002"
	IdentityObjectID = "9c1f0e5a-7d42-4b7e-9a55-0c0ffee00003"
)

// Object is one JSON object of Graph: a user, a sign-in, a policy.
type Object = plain.Object

// Options say what is in a tenant. The zero value is an empty, licensed tenant
// that grants the three permissions that the program asks for.
type Options struct {
	// Now is the clock of the log and of the quota; nil is the machine's.
	// Tokens live by the machine's clock in any case, as their readers do.
	Now func() time.Time
	// Stories puts the people of Stories into the tenant, besides Users.
	Stories bool
	// Users, SignIns and Policies are whole Graph objects. SignIns are rows of
	// the beta log; people.SignIn makes full ones.
	Users    []Object
	SignIns  []Object
	Policies []Object
	// Permissions are the app roles in the tokens; nil is
	// DefaultPermissions, an empty slice is none.
	Permissions []string
	// Unlicensed makes it a tenant without Entra ID P1 or P2.
	Unlicensed bool
	// Token is the form of the access tokens.
	Token TokenForm
	// ClientID, when set, is the only client_id that the identity endpoint
	// knows; without it every client_id is served.
	ClientID string
	// Quota makes the tenant throttle as Graph does: 5 report requests in
	// 10 seconds, 1 request a second for policies.
	Quota bool
}

// DefaultPermissions returns the app roles that a full diagnosis needs.
func DefaultPermissions() []string {
	return []string{graph.PermissionLog, graph.PermissionUsers, graph.PermissionPolicies}
}

// Tenant is a running practice tenant. All its methods may be called
// concurrently.
type Tenant struct {
	options Options
	address string
	secret  string // what IDENTITY_HEADER holds
	signKey []byte
	data    store
	log     recorder
	faults  faults
	quota   quota
	server  http.Server
	stop    context.CancelFunc

	door    sync.Mutex // guards closed, and serving against a late Add
	closed  bool
	serving sync.WaitGroup
}

// New starts a tenant on a free port of 127.0.0.1. It fails when no port can
// be had or when an object of the options is not JSON.
func New(options Options) (*Tenant, error) {
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Permissions == nil {
		options.Permissions = DefaultPermissions()
	}
	tenant := &Tenant{options: options, secret: rand.Text(), signKey: []byte(rand.Text())}
	if err := tenant.data.load(options); err != nil {
		return nil, err
	}
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	tenant.serve(listener)
	return tenant, nil
}

func (t *Tenant) serve(listener net.Listener) {
	base, stop := context.WithCancel(context.Background())
	t.address, t.stop = listener.Addr().String(), stop
	t.server = http.Server{
		Handler:           http.HandlerFunc(t.handle),
		BaseContext:       func(net.Listener) context.Context { return base },
		ReadHeaderTimeout: 10 * time.Second,
	}
	t.serving.Go(func() { _ = t.server.Serve(listener) })
}

// URL returns the address of the Graph imitation, without a slash at its end:
// the value for DIAGNOSIS_GRAPH_ENDPOINT.
func (t *Tenant) URL() string { return "http://" + t.address }

// IdentityEndpoint returns the value for IDENTITY_ENDPOINT.
func (t *Tenant) IdentityEndpoint() string { return t.URL() + "/msi/token" }

// IdentityHeader returns the value for IDENTITY_HEADER: the secret that the
// identity endpoint wants to see.
func (t *Tenant) IdentityHeader() string { return t.secret }

// Requests lists what was asked so far, oldest first: at most the last 10,000.
func (t *Tenant) Requests() []Request { return t.log.all() }

// Inject makes the tenant misbehave from now on.
func (t *Tenant) Inject(fault Fault) { t.faults.add(fault) }

// ClearFaults makes the tenant behave again.
func (t *Tenant) ClearFaults() { t.faults.clear() }

// enter lets a request in while the tenant is open.
func (t *Tenant) enter() bool {
	t.door.Lock()
	defer t.door.Unlock()
	if !t.closed {
		t.serving.Add(1)
	}
	return !t.closed
}

// Close ends the tenant, held requests too, and waits until all are gone.
func (t *Tenant) Close() error {
	t.door.Lock()
	t.closed = true
	t.door.Unlock()
	t.stop()
	err := t.server.Close()
	t.serving.Wait()
	return err
}
