package render

import "signin-diagnosis/handler/wording"

// problemTitles are the titles of problem documents, as the API writes them; a
// test compares.
var problemTitles = []wording.Phrase{
	book.Phrase("The request is not valid"),
	book.Phrase("The body is too large"),
	book.Phrase("The body is of the wrong type"),
	book.Phrase("The caller is not known"),
	book.Phrase("The caller may not ask"),
	book.Phrase("There is no such route"),
	book.Phrase("The method is not allowed here"),
	book.Phrase("The name fits more than one account"),
	book.Phrase("A Microsoft Graph permission is missing"),
	book.Phrase("The sign-in log needs a licence"),
	book.Phrase("Microsoft Graph failed"),
	book.Phrase("Microsoft Graph took too long"),
	book.Phrase("Microsoft Graph asks to wait"),
	book.Phrase("There is no token to be had"),
	book.Phrase("Too many questions at once"),
	book.Phrase("Something went wrong here"),
}

// ProblemTitle is the title of a problem in the reader's language.
func ProblemTitle(l wording.Language, title string) string {
	for _, phrase := range problemTitles {
		if phrase.In(wording.English) == title {
			return phrase.In(l)
		}
	}
	return title
}
