package api

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"signin-diagnosis/handler/contract"
)

func TestEveryHeaderOfAProblemIsThatOfTheContract(t *testing.T) {
	for _, kind := range contract.Problems() {
		var want []string
		if name := kind.Header.Name; name != "" {
			want = []string{strings.ToLower(name)}
		}
		p := (&contract.Problem{Code: kind.Code, Allow: "GET"}).Complete()
		var sent []string
		for name := range maps.Keys(problemHeader(&p)) {
			sent = append(sent, strings.ToLower(name))
		}
		if !slices.Equal(sent, want) {
			t.Errorf("%s is sent with the headers %v, and the contract says %v", kind.Code, sent, want)
		}
	}
}

func TestTheTypeOfEveryProblemLeadsToItsSection(t *testing.T) {
	page := string(Documents()[string(contract.RouteTroubleshooting)])
	for _, kind := range contract.Problems() {
		p := (&contract.Problem{Code: kind.Code}).Complete()
		address, anchor, _ := strings.Cut(p.Type, "#")
		if _, served := routes[address]; !served {
			t.Errorf("%s: nothing is served at %s", kind.Code, address)
		}
		section := fmt.Sprintf("<h3 id=%q>%s</h3>\n<p>Status %d.</p>", anchor, kind.Code, kind.Status)
		if !strings.Contains(page, section) {
			t.Errorf("the page lacks %s", section)
		}
	}
}
