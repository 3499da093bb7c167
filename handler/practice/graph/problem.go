package graph

import (
	"encoding/json"
	"net/http"
	"time"
)

// JSONType is the media type of what Graph answers.
const JSONType = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8"

// WriteJSON sends an answer. A Content-Type that was set stays.
func WriteJSON(w http.ResponseWriter, status int, body any) {
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", JSONType)
	}
	w.WriteHeader(status)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(body) // the caller may have left
}

// Problem is an error in Graph's shape
// (https://learn.microsoft.com/graph/errors).
type Problem struct {
	Status  int
	Code    string
	Message string
	Header  map[string]string
}

// NewProblem returns a refusal with that status, code and message.
func NewProblem(status int, code, message string) *Problem {
	return &Problem{Status: status, Code: code, Message: message}
}

// Write sends the problem.
func (p *Problem) Write(w http.ResponseWriter) {
	for name, value := range p.Header {
		w.Header().Set(name, value)
	}
	WriteJSON(w, p.Status, object{"error": object{
		"code": p.Code, "message": p.Message,
		"innerError": object{
			"date":              time.Now().UTC().Format("2006-01-02T15:04:05"),
			"request-id":        w.Header().Get("request-id"),
			"client-request-id": w.Header().Get("client-request-id"),
		},
	}})
}
