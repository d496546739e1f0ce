import { errorMessage } from '../support/errors.ts';

/** The proxy could not be reached, or did not connect to the service. No part of the request was sent. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  /** The status that the proxy returned, if any. */
  readonly status: number | undefined;

  constructor(message: string, { status, cause }: { status?: number; cause?: unknown }) {
    super(message, { cause });
    this.status = status;
  }
}

/** OpenSSL's codes for a certificate of an unknown authority. */
const UNKNOWN_AUTHORITY =
  /^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(?:GET_ISSUER_CERT|GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE))$/;
/**
 * Codes for a rejected certificate. Certificates are checked before the first byte of the request is sent. `ERR_SSL_…` is not included,
 * because such an error may also occur later in the exchange.
 */
const CERTIFICATE_REJECTED = /^(?:CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/;
/** `EHOSTUNREACH` and similar codes are not included: they also occur when a route is lost while waiting for the response. */
const NEVER_SENT_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Describes a connection error. For an unknown certificate authority, adds how to make the runner trust it. */
export function connectionErrorMessage(error: unknown): string {
  const message = errorMessage(error);
  return UNKNOWN_AUTHORITY.test(codeOf(error))
    ? `${message}: the runner does not trust the authority that signed the certificate. If it belongs to your own network, set the ` +
        'environment variable NODE_EXTRA_CA_CERTS to the path of its certificate'
    : message;
}

/**
 * Whether a connection error means that no byte of the request was sent. After any other error, the request may have arrived.
 * Sources: Node's system error names, OpenSSL's and undici's error codes.
 */
export function isNeverSent(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if (error instanceof ProxyError) return true;
  const { code, syscall, errors, cause } = error as Partial<NodeJS.ErrnoException & AggregateError>;
  // An AggregateError has one error for each address of the host.
  if (Array.isArray(errors)) return errors.length > 0 && errors.every(isNeverSent);
  if (code === undefined) return isNeverSent(cause);
  return syscall === 'connect' || NEVER_SENT_CODES.has(code) || CERTIFICATE_REJECTED.test(code);
}

/**
 * Whether the connection fails until a person changes something, e.g. for a rejected certificate, or a proxy that needs other
 * credentials or does not allow the host.
 */
export function isLastingFailure(error: unknown): boolean {
  if (!(error instanceof ProxyError)) return CERTIFICATE_REJECTED.test(codeOf(error));
  return error.status === 403 || error.status === 407 || isLastingFailure(error.cause);
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  return typeof code === 'string' ? code : '';
}
