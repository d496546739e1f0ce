import ts from 'typescript';

/** Stands in a message for what is only known when it is said. */
const HOLE = '\0';
/** Of one place in the sources, when it chooses between texts. More are not looked at. */
const MAX_WORDINGS = 64;

type Constants = ReadonlyMap<string, ts.Expression>;

/**
 * The texts that a source file may say: its string and template literals, those that are added up or stand in one another as one, each
 * wording of those that choose. Constants of the file are put in.
 */
export function messagesOf(source: string): string[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const constants = constantsOf(file);
  const found: string[] = [];
  const visit = (node: ts.Node, isPart: boolean): void => {
    const isOwn = isText(node) && !isPart;
    if (isOwn) found.push(...wordingsOf(node, constants));
    const hasParts = (isOwn || isPart) && joinsTexts(node);
    ts.forEachChild(node, (child) => {
      visit(child, hasParts);
    });
  };
  visit(file, false);
  return found;
}

/**
 * Whether one of the messages says what a document quotes: all that the document spells out, in whole words and in this order. An
 * ellipsis, or a number, stands for what differs from time to time.
 */
export function isSaid(quoted: string, messages: readonly string[]): boolean {
  const parts = quoted
    .split(/…|\d+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return false;
  const pattern = new RegExp(parts.map(wholeWords).join('.*?'), 's');
  return messages.some((message) => pattern.test(message));
}

/** The text, where no word goes on beyond its ends. */
function wholeWords(text: string): string {
  const literal = text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const [before, after] = [/^\w/.test(text), /\w$/.test(text)];
  return `${before ? '\\b' : ''}${literal}${after ? '\\b' : ''}`;
}

function constantsOf(file: ts.SourceFile): Constants {
  const constants = new Map<string, ts.Expression>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return constants;
}

function isText(node: ts.Node): node is ts.Expression {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || isSum(node);
}

/** Whether the texts below become a part of the text that a node is, or belongs to. */
function joinsTexts(node: ts.Node): boolean {
  return (
    isSum(node) ||
    ts.isTemplateExpression(node) ||
    ts.isTemplateSpan(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isConditionalExpression(node)
  );
}

function isSum(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
}

/** @param depth how often a constant was followed: one may name itself by way of another scope */
function wordingsOf(node: ts.Expression, constants: Constants, depth = 0): string[] {
  const of = (other: ts.Expression): string[] => wordingsOf(other, constants, depth);
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return of(node.expression);
  if (ts.isConditionalExpression(node)) return [...of(node.whenTrue), ...of(node.whenFalse)];
  if (isSum(node)) return joined(of(node.left), of(node.right));
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce(
      (before, { expression, literal }) => joined(joined(before, of(expression)), [literal.text]),
      [node.head.text],
    );
  }
  const known = ts.isIdentifier(node) && depth < 3 ? constants.get(node.text) : undefined;
  return known === undefined ? [HOLE] : wordingsOf(known, constants, depth + 1);
}

function joined(befores: readonly string[], afters: readonly string[]): string[] {
  return befores.flatMap((before) => afters.map((after) => before + after)).slice(0, MAX_WORDINGS);
}
