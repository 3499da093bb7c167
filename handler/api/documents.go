package api

import (
	"embed"
	"fmt"

	"signin-diagnosis/handler/contract"
)

//go:embed documents/openapi.json documents/swagger.json documents/troubleshooting.html
var documentFiles embed.FS

// documentPaths maps the name at the end of an address to its file.
var documentPaths = map[contract.RouteName]string{
	contract.RouteOpenAPI:         "documents/openapi.json",
	contract.RouteSwagger:         "documents/swagger.json",
	contract.RouteTroubleshooting: "documents/troubleshooting.html",
}

// Documents returns the API's descriptions for Options.Documents, by their name at
// the end of the path: openapi.json is OpenAPI 3.0.3, swagger.json is Swagger
// 2.0 for custom connectors (the program scripts/contract writes both), and
// troubleshooting is what the page about errors and gaps says (scripts/troubleshooting).
func Documents() map[string][]byte {
	documents := map[string][]byte{}
	for name, path := range documentPaths {
		text, err := documentFiles.ReadFile(path)
		if err != nil {
			panic(fmt.Sprintf("the build lacks %s: %v", name, err)) // the compiler refuses such a build
		}
		documents[string(name)] = text
	}
	return documents
}
