import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';

interface Drawn {
  readonly section: string;
  readonly task: string;
  readonly startTime: Date;
  readonly endTime: Date;
  readonly crit?: boolean;
  readonly done?: boolean;
}

interface Mermaid {
  parse(text: string): Promise<unknown>;
  readonly mermaidAPI: {
    getDiagramFromText(
      text: string,
    ): Promise<{ readonly type: string; readonly db: { getTasks(): readonly Drawn[] } }>;
  };
}

/** One bar of a diagram, as parsed by the library that GitHub uses. */
export interface Bar {
  readonly section: string;
  readonly label: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly colour: 'crit' | 'done' | '';
}

let mermaid: Mermaid | undefined;

/** The library is a browser script, but its parser does not need a page. */
function loadMermaid(): Mermaid {
  const path = createRequire(import.meta.url).resolve('@mermaid-js/tiny');
  // The value of the script's last statement is the library.
  return runInThisContext(readFileSync(path, 'utf8')) as Mermaid;
}

/**
 * Parses a diagram with Mermaid itself.
 * @throws the library's error for an invalid diagram
 */
export async function readDiagram(text: string): Promise<Bar[]> {
  mermaid ??= loadMermaid();
  await mermaid.parse(text);
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  if (diagram.type !== 'gantt') throw new Error(`the diagram is a ${diagram.type}`);
  return diagram.db.getTasks().map(({ section, task, startTime, endTime, crit, done }) => ({
    section: section.trim(),
    label: task.trim(),
    startMs: startTime.getTime(),
    endMs: endTime.getTime(),
    colour: crit === true ? 'crit' : done === true ? 'done' : '',
  }));
}
