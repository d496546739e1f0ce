import { describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import type { ArtifactBlobs } from '../../sandbox/github/artifacts/blocks.ts';
import { said } from '../../__tests__/bundle/trial-facts.ts';
import { useTrials } from '../../__tests__/bundle/use-trials.ts';
import { AzuriteBlobs } from './azurite-blobs.ts';
import { blobTrial, keptDigests, servedDigests, signaturesTold } from './blob-trial.ts';
import { smallFiles } from './delivered-files.ts';
import { useAzurite } from './use-azurite.ts';

const azurite = useAzurite();
const scenario = [{ afterMs: 0, status: 'complete', deliver: smallFiles }];
const zip = { artifact: 'zip' };
const files = { artifact: 'files' };
const trialOf = useTrials({
  'zip, a forged signature': blobTrial({ azurite, scenario, inputs: zip, alter: forged }),
  'zip, an expired URL': blobTrial({ azurite, scenario, inputs: zip, alter: expired }),
  'files, a forged signature': blobTrial({ azurite, scenario, inputs: files, alter: forged }),
});

/** Replaces the signatures with those of another key. */
function forged(blobs: AzuriteBlobs): ArtifactBlobs {
  return altered(blobs, (path) => {
    const url = new URL(blobs.signedUrl(path));
    const signature = url.searchParams.get('sig') ?? '';
    const other = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    url.searchParams.set('sig', other);
    blobs.signatures.push(other);
    return url.href;
  });
}

/** Replaces the expiry with a time fifteen minutes ago. */
function expired(blobs: AzuriteBlobs): ArtifactBlobs {
  return altered(blobs, (path) => blobs.signedUrl(path, 'upload', -15 * 60_000));
}

function altered(blobs: AzuriteBlobs, signedUrl: ArtifactBlobs['signedUrl']): ArtifactBlobs {
  return {
    reserve: (path, fileName) => {
      blobs.reserve(path, fileName);
    },
    signedUrl,
    find: (path) => blobs.find(path),
  };
}

describe.each([
  'zip, a forged signature',
  'zip, an expired URL',
  'files, a forged signature',
] as const)('an upload that Azurite refuses (%s)', (name) => {
  it('stores nothing', () => {
    const { stored, github } = trialOf(name);
    expect([stored, github.artifacts]).toEqual([[], []]);
  });

  it('fails the step with one error that names it', () => {
    const trial = trialOf(name);
    const { step } = trial;
    expect([step.conclusion, step.outputs['status']]).toEqual(['failure', 'complete']);
    const [error = '', ...others] = said(step, 'error');
    expect(others).toEqual([]);
    const named = name.startsWith('zip')
      ? ['Could not publish the artifact ']
      : smallFiles.map((file) => `Could not publish the artifact of ${file.name ?? ''}: `);
    for (const words of named) expect(error).toContain(words);
    expect(error).toContain('Server failed to authenticate the request.');
    expect(error).toContain(step.outputs['output-dir']);
  });

  it('keeps the files in output-dir', async () => {
    const trial = trialOf(name);
    await expect(keptDigests(trial)).resolves.toEqual(servedDigests(trial));
  });

  it('does not reveal the signed URLs', () => {
    expect(signaturesTold(trialOf(name))).toEqual([]);
  });
});

describe('an upload URL', () => {
  it('does not allow a download', async () => {
    const blobs = await AzuriteBlobs.open(azurite());
    const url = blobs.signedUrl('/report.md', 'upload');
    const put = await request(url, {
      method: 'PUT',
      headers: { 'x-ms-blob-type': 'BlockBlob' },
      body: 'Written.',
    });
    await put.body.dump();
    const get = await request(url);
    await get.body.dump();
    expect([put.statusCode, get.statusCode]).toEqual([201, 403]);
  });
});
