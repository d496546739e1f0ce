import type { IncomingHttpHeaders } from 'node:http';
import { create as formatDisposition } from 'content-disposition';
import type { Answer } from './answer.ts';
import { contentOf, slice } from './content.ts';
import type { SandboxDeliverable } from './deliverable.ts';

/**
 * Returns the response with a file, or with the part requested with `Range` (RFC 9110, section 14). Only single ranges are supported.
 * Others are ignored, and so is a range whose `If-Range` names another version.
 */
export function fileAnswer(
  deliverable: SandboxDeliverable,
  request: IncomingHttpHeaders,
  honoursRange: boolean,
): Answer {
  const { content, contentType, etag, name, id } = deliverable;
  const headers: Record<string, string> = {
    'content-type': contentType ?? 'application/octet-stream',
    // A name may contain a lone surrogate, which can't be percent-encoded.
    'content-disposition': formatDisposition((name ?? id).toWellFormed()),
    etag,
  };
  if (!honoursRange) return { status: 200, headers, content };
  headers['accept-ranges'] = 'bytes';

  const ifRange = request['if-range'];
  const isSameVersion = ifRange === undefined || ifRange === etag;
  const range = isSameVersion ? parseRange(request.range, content.sizeBytes) : undefined;
  if (range === undefined) return { status: 200, headers, content };
  if (range === 'unsatisfiable') {
    headers['content-range'] = `bytes */${content.sizeBytes}`;
    return { status: 416, headers, content: contentOf('') };
  }
  headers['content-range'] = `bytes ${range.fromByte}-${range.toByte - 1}/${content.sizeBytes}`;
  return { status: 206, headers, content: slice(content, range.fromByte, range.toByte) };
}

function parseRange(
  header: string | undefined,
  sizeBytes: number,
): { fromByte: number; toByte: number } | 'unsatisfiable' | undefined {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (parts === null) return undefined;
  const [, first = '', last = ''] = parts;
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const suffixBytes = Math.min(Number(last), sizeBytes);
    if (suffixBytes === 0) return 'unsatisfiable';
    return { fromByte: sizeBytes - suffixBytes, toByte: sizeBytes };
  }
  const fromByte = Number(first);
  if (last !== '' && Number(last) < fromByte) return undefined;
  if (fromByte >= sizeBytes) return 'unsatisfiable';
  return { fromByte, toByte: last === '' ? sizeBytes : Math.min(Number(last) + 1, sizeBytes) };
}
