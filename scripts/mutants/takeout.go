package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
)

// edit puts a text in the place of a part of the source.
type edit struct {
	from, to int
	text     string
}

// operations are all ways to take out a guard. What is taken out stays in the
// text where it can, behind a constant, so that no variable and no import
// becomes an unused one.
var operations = map[string]func(t *target, value string) (edit, error){
	"":       drop,
	"true":   always,
	"false":  never,
	"=":      replace,
	"+":      precede,
	"unwrap": unwrap,
}

// takeOut returns the text of the file without the guard.
func (m *mark) takeOut() ([]byte, error) {
	operation, known := operations[m.operation]
	if !known {
		return nil, fmt.Errorf("guard:%s: unknown operation %q", m.name, m.operation)
	}
	if takes := m.operation == "=" || m.operation == "+"; takes != (m.value != "") {
		return nil, fmt.Errorf("guard:%s: a value follows = and +, and nothing else", m.name)
	}
	e, err := operation(&m.target, m.value)
	if err != nil {
		return nil, fmt.Errorf("guard:%s: %w", m.name, err)
	}
	after := slices.Concat(m.source[:e.from], []byte(e.text), m.source[e.to:])
	if _, err := parser.ParseFile(token.NewFileSet(), m.file, after, parser.SkipObjectResolution); err != nil {
		return nil, fmt.Errorf("guard:%s: it does not parse when taken out: %w", m.name, err)
	}
	return after, nil
}

// drop takes out what stands there: an if or a case is never taken, an operand
// of && or || decides nothing, an element is not in its list, a statement is not
// executed.
func drop(t *target, _ string) (edit, error) {
	switch node := t.path[1].(type) {
	case *ast.IfStmt, *ast.CaseClause:
		return never(t, "")
	case *ast.ExprStmt:
		return t.put(node, "if false { "+t.text(node)+" }"), nil
	case *ast.AssignStmt:
		if node.Tok == token.DEFINE {
			return edit{}, errors.New("what declares a variable cannot be dropped: give it another value")
		}
		return t.put(node, "if false { "+t.text(node)+" }"), nil
	}
	return dropOperand(t)
}

func dropOperand(t *target) (edit, error) {
	operand, of := t.operand()
	switch of := of.(type) {
	case *ast.BinaryExpr:
		if of.Op == token.LAND {
			return t.put(operand, t.always(operand)), nil
		}
		if of.Op == token.LOR {
			return t.put(operand, t.never(operand)), nil
		}
	case *ast.CompositeLit:
		return t.cut(of.Elts, operand), nil
	}
	return edit{}, errors.New("this cannot be dropped: say true, false, unwrap, or give a value")
}

func always(t *target, _ string) (edit, error) { return t.change(t.always) }

func never(t *target, _ string) (edit, error) { return t.change(t.never) }

var blank = regexp.MustCompile(`\b_\b`)

// replace puts the value there. A _ in it stands for what was there.
func replace(t *target, value string) (edit, error) {
	return t.change(func(was ast.Expr) string {
		return blank.ReplaceAllLiteralString(value, "("+t.text(was)+")")
	})
}

// precede puts a statement before the one that stands there.
func precede(t *target, statement string) (edit, error) {
	if _, is := t.path[1].(ast.Stmt); !is {
		return edit{}, errors.New("+ stands before a statement")
	}
	at := t.offset(t.path[1].Pos())
	return edit{at, at, statement + "\n"}, nil
}

// unwrap puts the first argument of a call in the place of the call.
func unwrap(t *target, _ string) (edit, error) {
	expression, err := t.expression()
	if err != nil {
		return edit{}, err
	}
	call, is := expression.(*ast.CallExpr)
	if !is || len(call.Args) == 0 {
		return edit{}, errors.New("there is no call with an argument")
	}
	return t.put(call, t.text(call.Args[0])), nil
}

func (t *target) always(condition ast.Expr) string { return "(true || (" + t.text(condition) + "))" }

func (t *target) never(condition ast.Expr) string { return "(false && (" + t.text(condition) + "))" }

func (t *target) change(to func(was ast.Expr) string) (edit, error) {
	expression, err := t.expression()
	if err != nil {
		return edit{}, err
	}
	return t.put(expression, to(expression)), nil
}

func (t *target) put(node ast.Node, text string) edit {
	return edit{t.offset(node.Pos()), t.offset(node.End()), text}
}

// cut takes an element out of a list, with the comma beside it.
func (t *target) cut(list []ast.Expr, element ast.Expr) edit {
	from, to := element.Pos(), element.End()
	switch i := slices.Index(list, element); {
	case i < len(list)-1:
		to = list[i+1].Pos()
	case i > 0:
		from = list[i-1].End()
	}
	return edit{t.offset(from), t.offset(to), ""}
}
