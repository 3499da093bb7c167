package api

import (
	"encoding/json"
	"errors"
	"strings"
)

// azureMarks are the variables of which at least one is set wherever Azure
// runs a function app. Flex Consumption sets no WEBSITE_INSTANCE_ID (Azure
// Functions host source, EnvironmentExtensions).
var azureMarks = []string{"WEBSITE_INSTANCE_ID", "WEBSITE_SKU", "WEBSITE_POD_NAME", "CONTAINER_NAME"}

// InAzure reports whether the process runs in Azure, by the environment that
// getenv reads.
func InAzure(getenv func(string) string) bool {
	for _, name := range azureMarks {
		if getenv(name) != "" {
			return true
		}
	}
	return false
}

// AuthLevel reads the authLevel of the HTTP trigger out of a function.json. It
// fails when the file is no JSON or declares no such trigger.
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
