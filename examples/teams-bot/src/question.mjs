// What a message asks. Without a name in it, it asks about the person who wrote it; the account is
// then that person's object id and never a word of the text.
import { isObjectId } from './settings.mjs';

export const hints = {
  own: 'I answer about your own account only. Ask without a name: “why can I not sign in?”, or paste the error that you saw.',
  several: 'I answer about one account at a time.',
  odd: 'I do not know such an account. Write the name as it is in the directory, in plain letters, like name@your.domain, or the object id.',
  typed: 'I read typed messages only.',
};

const longestError = 4000; // characters; the API takes 8192
const errorCode = /AADSTS\d{5,7}/i;

// The characters of a user principal name and of a guest's address; no others, so no look-alikes.
const plainName = /^[a-z0-9._'!#^~+-]{1,64}@[a-z0-9.-]{1,255}$/i;

// questionOf gives the fields of a question to the API, or a hint.
export function questionOf(activity, person) {
  // The data of a card's button is the sender's to choose.
  const text = activity.value === undefined && typeof activity.text === 'string' ? withoutMentions(activity.text) : '';
  if (!text.trim()) return { hint: hints.typed };
  const complaint = errorCode.test(text) ? { error: text.slice(0, longestError) } : {};
  // The ids in an error text are those of the sign-in.
  const names = wordsOf(text).filter(complaint.error ? hasAt : looksLikeAccount);
  if (!person.admin) {
    // The names in an error text are no question: they are part of what Microsoft wrote.
    const other = !complaint.error && names.some((name) => name.toLowerCase() !== person.id);
    return other ? { hint: hints.own } : { fields: { upn: person.id, ...complaint } };
  }
  return forAdmin(names, person, complaint);
}

function forAdmin(names, person, complaint) {
  const different = [...new Set(names.map((name) => name.toLowerCase()))];
  if (different.length > 1) return { hint: hints.several };
  const [name = person.id] = names;
  return isObjectId(name) || plainName.test(name) ? { fields: { upn: name, ...complaint } } : { hint: hints.odd };
}

const withoutMentions = (text) => text.replace(/<at\b[^>]*>[^<]*<\/at>/gi, ' ');

// wordsOf gives the words without the punctuation and the marks that people and clients put around them.
const wordsOf = (text) => text.split(/[\s,;()<>"“”„«»&?]+/).map((word) => word.replace(/^mailto:/i, '').replace(/^['*_`‘’]+|[.:!'*_`‘’]+$/g, '')).filter(Boolean);

// Invisible characters and the other at signs of Unicode hide no name from these two.
const seen = (word) => word.normalize('NFKC').replace(/\p{C}/gu, '');
const hasAt = (word) => seen(word).includes('@');
const looksLikeAccount = (word) => hasAt(word) || /[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}/i.test(seen(word).replace(/\p{Pd}/gu, '-'));
