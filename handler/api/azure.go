package api

import (
	"encoding/json"
	"errors"
	"strings"
)

// azureMarks are the variables of which at least one is set wherever Azure
// runs a function app. Flex Consumption sets no WEBSITE_INSTANCE_ID (Azure
// Functions host source, EnvironmentExtensions).
var azureMarks = []string{
	//guard:mark-instance
	"WEBSITE_INSTANCE_ID",
	//guard:mark-sku
	"WEBSITE_SKU",
	//guard:mark-pod
	"WEBSITE_POD_NAME",
	//guard:mark-container
	"CONTAINER_NAME",
}

// AzureMark returns the name of the variable that shows that the process runs in
// Azure, or an empty text elsewhere. A variable that is set but empty counts, too.
// lookup reads the environment, as os.LookupEnv does.
func AzureMark(lookup func(string) (string, bool)) string {
	for _, name := range azureMarks {
		if _, set := lookup(name); set {
			return name
		}
	}
	return ""
}

// AuthLevel returns the authLevel of the HTTP trigger in a function.json. It fails
// when the file is no JSON or declares no such trigger.
func AuthLevel(functionJSON []byte) (string, error) {
	var function struct {
		Bindings []struct {
			Type      string `json:"type"`
			AuthLevel string `json:"authLevel"`
		} `json:"bindings"`
	}
	if err := json.Unmarshal(functionJSON, &function); err != nil {
		return "", errors.New("function.json is not valid JSON")
	}
	for _, binding := range function.Bindings {
		if strings.EqualFold(binding.Type, "httpTrigger") {
			return binding.AuthLevel, nil
		}
	}
	return "", errors.New("function.json declares no httpTrigger")
}
