// Answers each line of stdin, the JSON of a TypeScript source, with its syntax tree: kinds and `=name`s, literals blank.
import { createInterface } from "node:readline";
import ts from "typescript";

const BLANK = new Set([
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NumericLiteral,
  ts.SyntaxKind.BigIntLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
]);

function shape(node) {
  if (ts.isIdentifier(node)) return `=${node.text}`;
  if (BLANK.has(node.kind)) return "literal";
  const inner = [];
  ts.forEachChild(node, (child) => void inner.push(shape(child)));
  return inner.length > 0 ? [ts.SyntaxKind[node.kind], ...inner] : ts.SyntaxKind[node.kind];
}

for await (const line of createInterface({ input: process.stdin })) {
  const file = ts.createSourceFile("x.ts", JSON.parse(line), ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  const wrong = file.parseDiagnostics.map((one) => ts.flattenDiagnosticMessageText(one.messageText, " "));
  process.stdout.write(`${JSON.stringify({ wrong, tree: JSON.stringify(shape(file)) })}\n`);
}
