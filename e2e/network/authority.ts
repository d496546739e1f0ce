import { isIP } from 'node:net';
import { generate } from 'selfsigned';

const DAY_MS = 86_400_000;

/** A certificate and its key, as text. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

interface CertificateWish {
  /** Host names and IP addresses. */
  readonly names: readonly string[];
  /** The validity from now, in days; negative for an expired certificate. */
  readonly days?: number;
}

/** A company's certificate authority, which computers do not trust by default. */
export class Authority {
  /** The content of the file for NODE_EXTRA_CA_CERTS. */
  readonly cert: string;
  readonly #key: string;

  private constructor({ cert, key }: ServerCertificate) {
    this.cert = cert;
    this.#key = key;
  }

  static async create(): Promise<Authority> {
    const { cert, private: key } = await generate(named('A company of its own'), {
      ...common(1),
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      ],
    });
    return new Authority({ cert, key });
  }

  async issue(wish: CertificateWish): Promise<ServerCertificate> {
    return makeCertificate(wish, { ca: { key: this.#key, cert: this.cert } });
  }
}

/** Creates a self-signed certificate. */
export async function selfSigned(wish: CertificateWish): Promise<ServerCertificate> {
  return makeCertificate(wish, {});
}

async function makeCertificate(
  { names, days = 1 }: CertificateWish,
  signer: { ca?: ServerCertificate },
): Promise<ServerCertificate> {
  const { cert, private: key } = await generate(named(names[0] ?? ''), {
    ...common(days),
    ...signer,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) =>
          isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name },
        ),
      },
    ],
  });
  return { cert, key };
}

function named(value: string): { name: string; value: string }[] {
  return [{ name: 'commonName', value }];
}

function common(days: number) {
  const now = Date.now();
  const endMs = now + days * DAY_MS;
  return {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Math.min(now, endMs) - DAY_MS),
    notAfterDate: new Date(endMs),
  } as const;
}
