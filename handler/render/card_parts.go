package render

import (
	"signin-diagnosis/handler/answer"
)

// paragraph returns a text, or no element where there is no text. So do the other
// functions below.
func paragraph(text string) element {
	if text == "" {
		return nil
	}
	return element{"type": "TextBlock", "text": text, "wrap": true}
}

func heading(text string) element {
	out := paragraph(text)
	if out != nil {
		out["weight"], out["size"] = "Bolder", "Medium"
	}
	return out
}

// small returns a remark in small letters.
func small(text string) element {
	out := paragraph(text)
	if out != nil {
		out["isSubtle"], out["size"] = true, "Small"
	}
	return out
}

func group(items []element) element {
	return element{"type": "Container", "separator": true, "spacing": "Medium", "items": present(items)}
}

// present returns the items that are elements.
func present(items []element) []element {
	kept := []element{}
	for _, item := range items {
		if item != nil {
			kept = append(kept, item)
		}
	}
	return kept
}

// maxLinkBytes is the longest link that a card carries, in bytes; ours have
// less than half of it.
const maxLinkBytes = 500

// openURL returns an action that opens a link of ours, or none for any other link.
func openURL(link, title string) element {
	if link = ownLink(link); link == "" || len(link) > maxLinkBytes {
		return nil
	}
	return element{"type": "Action.OpenUrl", "title": title, "url": link}
}

// linkSet returns the links of steps, each once.
func linkSet(steps []answer.Step) element {
	var actions []element
	seen := map[answer.OrNull]bool{}
	for _, s := range steps {
		if open := openURL(string(s.Link), addressOf(string(s.Link))); open != nil && !seen[s.Link] {
			seen[s.Link] = true
			actions = append(actions, open)
		}
	}
	if actions == nil {
		return nil
	}
	return element{"type": "ActionSet", "spacing": "Small", "actions": actions}
}
