package render

import (
	"html/template"
	"io"

	"signin-diagnosis/handler/wording"
)

// documentView is a page of our own text.
type documentView struct {
	frame
	Content template.HTML
}

// Document writes a page of the project's own documentation, in English. Its
// content is markup and stands on the page as it is, so nothing of a caller's or
// of the log's may be in it. It must be sent with PageHeaders.
func Document(w io.Writer, title string, content template.HTML) error {
	return write(w, "document.gohtml", documentView{newFrame(wording.English, title, false), content})
}
