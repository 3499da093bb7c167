// Package timeline reads a log: rows become events and attempts, and the whole window
// tells the account's habits, what attackers tried, and what came after a failure. It
// knows no rules and no words.
package timeline
