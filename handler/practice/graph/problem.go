package practice

import (
	"encoding/json"
	"net/http"
	"time"
)

const jsonType = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8"

func writeJSON(w http.ResponseWriter, status int, body any) {
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", jsonType)
	}
	w.WriteHeader(status)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(body) // the caller may have left
}

// problem is an error in Graph's shape
// (https://learn.microsoft.com/graph/errors).
type problem struct {
	Status  int
	Code    string
	Message string
	Header  map[string]string
}

func fail(status int, code, message string) *problem {
	return &problem{Status: status, Code: code, Message: message}
}

func (p *problem) write(w http.ResponseWriter) {
	for name, value := range p.Header {
		w.Header().Set(name, value)
	}
	writeJSON(w, p.Status, Object{"error": Object{
		"code": p.Code, "message": p.Message,
		"innerError": Object{
			"date":              time.Now().UTC().Format("2006-01-02T15:04:05"),
			"request-id":        w.Header().Get("request-id"),
			"client-request-id": w.Header().Get("client-request-id"),
		},
	}})
}
