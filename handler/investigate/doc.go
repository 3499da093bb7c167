// Package investigate gathers the evidence for one question and has it judged.
// It decides which calls are made to Microsoft Graph, in what order, under
// which deadline and quota; it knows neither how Graph is asked (the Directory
// does) nor what the evidence means (the judging does).
//
// What costs Graph requests is shared: equal questions at the same time wait
// for one gathering, complete evidence is kept for a moment, and the policy
// definitions are kept for ten minutes. Different questions are read side by
// side up to a bound; those beyond it fail at once. What is personal to a caller is not:
// each question is judged on its own, with its own complaint and language.
package investigate
