package functionhost

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"strconv"
)

// The ports that handlers are given. They lie below those that systems hand out
// by themselves (32768 and up, or 49152 and up): a port is opened and closed
// again before the handler opens it, and in between nobody who asks for just any
// port may get it. Programs under test do ask, many at a time.
const (
	lowestPort  = 10_000
	highestPort = 30_000
	portTries   = 100
)

// UnusedPort finds a port on 127.0.0.1 that nobody listens on, as the host does.
func UnusedPort(ctx context.Context) (int, error) {
	var last error
	for range portTries {
		port := lowestPort + rand.IntN(highestPort-lowestPort)
		probe, err := new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err == nil {
			return port, probe.Close()
		}
		last = err
	}
	return 0, fmt.Errorf("functionhost: no port is free: %w", last)
}
