package functionhost

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheConsoleIsReadAsTheHostReadsIt(t *testing.T) {
	t.Parallel()
	host := start(t, App{})
	send(t, "GET", host.URL()+"/api/ask/print", "").expectStatus(t, 204)
	if err := host.Terminate(); err != nil {
		t.Fatal(err)
	}
	reach(t, host, Gone) // then both streams have been read to their ends

	byStream := map[bool][]Line{}
	for _, line := range host.Logs() {
		byStream[line.Level == Information] = append(byStream[line.Level == Information], line)
	}
	want := map[bool][]Line{
		true: {
			{Information, `{"level":"ERROR","msg":"on stdout"}`},
			{Information, "azfuncjsonlog:hidden"},
		},
		false: {
			{Error, "a fault"},
			{Warning, "a forewarning"},
			{Error, "without a line break"},
		},
	}
	if diff := cmp.Diff(want, byStream); diff != "" {
		t.Errorf("lines of stdout (true) and stderr (-want +got):\n%s", diff)
	}
	if !slices.ContainsFunc(host.Logs(), Line.Reserved) {
		t.Error("the line with a reserved prefix is not marked")
	}
}

func TestLinesAreCutAtLineBreaks(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		writes []string
		want   []string
	}{
		"one write, two lines":       {[]string{"a\nb\n"}, []string{"a", "b"}},
		"a line in three writes":     {[]string{"a", "b", "c\n"}, []string{"abc"}},
		"a carriage return goes too": {[]string{"a\r\n"}, []string{"a"}},
		"an empty line stays":        {[]string{"\n"}, []string{""}},
		"the end without a break":    {[]string{"a\nb"}, []string{"a", "b"}},
		"nothing":                    {nil, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			console := &console{changed: func() {}}
			w := &lineWriter{console: console, level: stdoutLevel}
			for _, text := range c.writes {
				if n, err := w.Write([]byte(text)); n != len(text) || err != nil {
					t.Fatal(n, err)
				}
			}
			w.close()
			var got []string
			for _, line := range console.all() {
				got = append(got, line.Text)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
		})
	}
}
