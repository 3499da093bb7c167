package render

import (
	"io"
	"time"

	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/version"
	"signin-diagnosis/handler/wording"
)

var (
	versionPhrase = book.Phrase("Version: {version}")
	commitPhrase  = book.Phrase("Commit: {commit}")
	builtPhrase   = book.Phrase("Time of the commit: {time}")
	notRecorded   = book.Phrase("not recorded by the build")
)

// VersionText writes which build of the program this is.
func VersionText(w io.Writer, build version.Build, options TextOptions) error {
	p := newTextWriter(options)
	var at *string
	if build.BuiltAt != nil {
		text := build.BuiltAt.Format(time.RFC3339)
		at = &text
	}
	p.line(versionPhrase.Fill(p.language, values{"version": orUnknown(p.language, build.Version)}))
	p.line(commitPhrase.Fill(p.language, values{"commit": orUnknown(p.language, build.Commit)}))
	p.line(builtPhrase.Fill(p.language, values{"time": orUnknown(p.language, at)}))
	_, err := io.WriteString(w, p.String())
	return err
}

func orUnknown(l wording.Language, value *string) string {
	if value == nil {
		return notRecorded.In(l)
	}
	return foreign.Plain(*value)
}
