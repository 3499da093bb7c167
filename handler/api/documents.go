package api

import (
	"embed"
	"fmt"
)

//go:embed documents/openapi.json documents/swagger.json
var documentFiles embed.FS

// Documents are the API's descriptions for Options.Documents, by their name at
// the end of the path: openapi.json is OpenAPI 3.0.3, swagger.json is Swagger
// 2.0 for custom connectors. The program scripts/contract writes both.
func Documents() map[string][]byte {
	documents := map[string][]byte{}
	for _, name := range []routeName{routeOpenAPI, routeSwagger} {
		text, err := documentFiles.ReadFile("documents/" + string(name))
		if err != nil {
			panic(fmt.Sprintf("the build lacks %s: %v", name, err)) // the compiler refuses such a build
		}
		documents[string(name)] = text
	}
	return documents
}
