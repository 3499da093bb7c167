package main

import (
	"errors"
	"go/ast"
	"go/scanner"
	"go/token"
)

// target is the syntax that a mark stands before.
type target struct {
	source []byte
	file   *token.File
	// path holds all that begins at the first word after the mark, the outermost
	// first. Before these stands what encloses them.
	path []ast.Node
}

func findTarget(files *token.FileSet, syntax *ast.File, source []byte, comment *ast.Comment) (target, error) {
	file := files.File(comment.Pos())
	t := target{source: source, file: file}
	at := file.Pos(wordAfter(source, file.Offset(comment.End())))
	var around []ast.Node
	ast.Inspect(syntax, func(node ast.Node) bool {
		if node == nil {
			around = around[:len(around)-1]
			return true
		}
		if node.Pos() == at && len(around) > 0 {
			if len(t.path) == 0 {
				t.path = append(t.path, around[len(around)-1])
			}
			t.path = append(t.path, node)
		}
		around = append(around, node)
		return true
	})
	if len(t.path) == 0 {
		return t, errors.New("nothing begins right after the mark")
	}
	return t, nil
}

// wordAfter returns where the first word begins that is no comment.
func wordAfter(source []byte, offset int) int {
	rest := source[offset:]
	file := token.NewFileSet().AddFile("", -1, len(rest))
	var words scanner.Scanner
	words.Init(file, rest, nil, 0)
	at, _, _ := words.Scan()
	return offset + file.Offset(at)
}

// expression returns what a value or a condition takes the place of: the condition of
// an if or a case, what is returned or assigned, or else the operand here.
func (t *target) expression() (ast.Expr, error) {
	var several []ast.Expr
	switch node := t.path[1].(type) {
	case *ast.IfStmt:
		return node.Cond, nil
	case *ast.CaseClause:
		several = node.List
	case *ast.ReturnStmt:
		several = node.Results
	case *ast.AssignStmt:
		several = node.Rhs
	case *ast.ValueSpec:
		several = node.Values
	case *ast.GenDecl:
		if spec, is := node.Specs[0].(*ast.ValueSpec); is && len(node.Specs) == 1 {
			several = spec.Values
		}
	default:
		operand, _ := t.operand()
		if operand == nil {
			return nil, errors.New("no condition and no value begins right after the mark")
		}
		return operand, nil
	}
	if len(several) != 1 {
		return nil, errors.New("there is not one expression but several, or none: mark the one that is meant")
	}
	return several[0], nil
}

// operand returns the operand of && or || that begins here, the innermost one, or the
// whole expression where it is none. What it is part of comes along.
func (t *target) operand() (operand ast.Expr, of ast.Node) {
	for i, node := range t.path[1:] {
		expression, is := node.(ast.Expr)
		if is && (operand == nil || logical(t.path[i])) {
			operand, of = expression, t.path[i]
		}
	}
	return operand, of
}

func logical(node ast.Node) bool {
	binary, is := node.(*ast.BinaryExpr)
	return is && (binary.Op == token.LAND || binary.Op == token.LOR)
}

func (t *target) offset(at token.Pos) int { return t.file.Offset(at) }

func (t *target) text(node ast.Node) string {
	return string(t.source[t.offset(node.Pos()):t.offset(node.End())])
}
