import { errorMessage } from '../support/errors.ts';

/** The proxy was not reached, or did not connect us to the service: nothing of the request was sent. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  /** What the proxy answered, if it did. */
  readonly status: number | undefined;

  constructor(message: string, { status, cause }: { status?: number; cause?: unknown }) {
    super(message, { cause });
    this.status = status;
  }
}

/** OpenSSL's codes for a certificate that was issued by no known authority. */
const UNKNOWN_AUTHORITY =
  /^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(?:GET_ISSUER_CERT|GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE))$/;
/**
 * Codes for a certificate that was refused, which happens before the first byte of the request is sent. (`ERR_SSL_…` is not here: a
 * broken record or an alert may also come in the middle of an exchange.)
 */
const CERTIFICATE_REFUSED = /^(?:CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/;
/** Not `EHOSTUNREACH` and its like: a route that is lost while an answer is awaited is named so, too. */
const NEVER_SENT_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What broke a connection, and what to do where the runner's network has a certificate authority of its own. */
export function connectionErrorMessage(error: unknown): string {
  const message = errorMessage(error);
  return UNKNOWN_AUTHORITY.test(codeOf(error))
    ? `${message}: the runner does not know the authority that signed the certificate. If it is that of your own network, set the ` +
        'environment variable NODE_EXTRA_CA_CERTS of the step to the file of its certificate'
    : message;
}

/**
 * Whether a broken connection means that no byte of the request was sent. All else may have arrived.
 * Sources: Node's system error names, OpenSSL's and undici's error codes.
 */
export function isNeverSent(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if (error instanceof ProxyError) return true;
  const { code, syscall, errors, cause } = error as Partial<NodeJS.ErrnoException & AggregateError>;
  // An AggregateError: each of a name's addresses was tried.
  if (Array.isArray(errors)) return errors.length > 0 && errors.every(isNeverSent);
  if (code === undefined) return isNeverSent(cause);
  return syscall === 'connect' || NEVER_SENT_CODES.has(code) || CERTIFICATE_REFUSED.test(code);
}

/**
 * Whether a broken connection stays so until a person changes something: a certificate that is refused, a proxy that wants
 * other credentials or does not allow the address.
 */
export function isLastingFailure(error: unknown): boolean {
  if (!(error instanceof ProxyError)) return CERTIFICATE_REFUSED.test(codeOf(error));
  return error.status === 403 || error.status === 407 || isLastingFailure(error.cause);
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  return typeof code === 'string' ? code : '';
}
