"""Single changes to a Python module, such as `<` in place of `<=`: each should make a test fail."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

OPPOSITES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is}
NOT_NEGATED = (ast.Constant, ast.Compare, ast.UnaryOp)
"""Values that are not negated where a boolean function returns them: other changes do the same to them."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change that can be made to a module: the line, and the expression or statement before and after."""

    line: int
    before: str
    after: str


def list_changes(source: str) -> list[Change]:
    """Return all changes that can be made to a module, in the order of the tree."""
    tree = ast.parse(source)
    mutator = _Mutator(tree)
    mutator.visit(tree)
    return mutator.found


def make_change(source: str, position: int) -> str:
    """Return a module, without its comments, with the change that has a position in the list of its changes."""
    tree = ast.parse(source)
    return ast.unparse(_Mutator(tree, position).visit(tree))


class _Mutator(ast.NodeTransformer):
    """Lists the changes to a tree in `found`, and makes the one at the position `wanted`."""

    def __init__(self, tree: ast.AST, wanted: int = -1) -> None:
        self.found: list[Change] = []
        self._wanted = wanted
        self._excluded, self._returns = excluded_nodes(tree), boolean_returns(tree)

    def visit(self, node: ast.AST) -> ast.AST:
        """Visit a node after those in it; return it, or what it is changed to."""
        if node in self._excluded:
            return node
        result = self.generic_visit(node)
        for after in alternatives(node, self._returns):
            if len(self.found) == self._wanted:
                result = after
            self.found.append(Change(getattr(node, "lineno", 0), ast.unparse(node), ast.unparse(after)))
        return result


def alternatives(node: ast.AST, returns: set[ast.AST]) -> Iterator[ast.AST]:
    """Yield what a node may be changed to; `returns` are the return statements of boolean functions."""
    match node:
        case ast.Compare(left, ops, comparators):
            for position, operator in enumerate(ops):
                opposite = OPPOSITES[type(operator)]()
                yield ast.Compare(left, [*ops[:position], opposite, *ops[position + 1:]], comparators)
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value)):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.Return(ast.expr() as value) if node in returns and not isinstance(value, NOT_NEGATED):
            yield ast.Return(ast.UnaryOp(ast.Not(), value))


def excluded_nodes(tree: ast.AST) -> set[ast.AST]:
    """Return what is not changed: annotations, decorators, and the `strict` of zip, on which no result depends."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.update(node.decorator_list)
        if isinstance(node, ast.keyword) and node.arg == "strict":
            found.add(node)
        found.update(each for name in ("annotation", "returns") if (each := getattr(node, name, None)))
    return found


def boolean_returns(tree: ast.AST) -> set[ast.AST]:
    """Return the return statements of the functions that are annotated to return a bool."""
    return {node for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef) and function.returns and ast.unparse(function.returns) == "bool"
            for node in ast.walk(function) if isinstance(node, ast.Return)}
