// Package functionhost imitates the Azure Functions host for tests: it reads a function app's real
// host.json and function.json, starts the app's compiled custom handler as a process of its own, and
// passes HTTP calls to it as the host does. It is test support and uses the standard library alone.
//
//	host, err := functionhost.Start(ctx, functionhost.App{Root: root, Env: env})
//	defer host.Close()
//	response, err := http.Get(host.URL() + "/api/diagnose?upn=...")
//
// What is imitated, each after the source of Azure/azure-functions-host, version 4:
//
//   - starting one process with the app's folder as working directory, no arguments of the host's
//     own, and the FUNCTIONS_CUSTOMHANDLER_* variables on top of the environment that App.Env gives;
//   - polling GET / until any answer counts as ready;
//   - finding functions in folders one level down, their routes, methods and authorisation levels;
//   - forwarding (the host rebuilds the request) and proxying (the host streams it);
//   - restarts after a crash, the end of the host after the third, none after exit code 0, and the
//     replacement of a handler that outlives functionTimeout;
//   - the console: which line becomes an Information, Warning or Error trace;
//   - on request, the platform's authentication (Easy Auth) in front of it all.
//
// What is only approximate. The real host proxies with YARP; here it is net/http/httputil's
// ReverseProxy, so header order and hop-by-hop details differ. The real host sends a proxied call
// again after any failure to reach the handler, this one only when it could not connect. YARP's own
// activity timeout of 240 s, request body limits, throttling, CORS and the placeholder mode are left
// out. %NAME% in host.json is not expanded. A handler that cannot be started at all makes the real
// host wait two minutes; here Start fails at once.
//
// What is refused. The JSON contract (a POST of {"Data":…,"Metadata":…} to /<function>), which the
// host speaks when neither forwarding nor proxying is on or when a function has other bindings than
// one HTTP trigger and one HTTP output: such a call gets a 501 that says so. Routes declared in
// host.json (customHandler.http.routes): Start returns an error.
package functionhost
