import { errorMessage } from '../support/errors.ts';

/** OpenSSL's codes for a certificate that no known authority stands behind. */
const UNKNOWN_AUTHORITY =
  /^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(?:GET_ISSUER_CERT|GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE))$/;

/** What broke a connection, and what to do where the runner's network keeps its own certificate authority. */
export function connectionErrorMessage(error: unknown): string {
  const words = errorMessage(error);
  return UNKNOWN_AUTHORITY.test(codeOf(error))
    ? `${words}: the runner does not know the authority that signed the certificate. If it is that of your own network, set the ` +
        'environment variable NODE_EXTRA_CA_CERTS of the step to the file of its certificate'
    : words;
}

/**
 * Whether a certificate was refused. It is checked before the first byte of the request is sent.
 * (`ERR_SSL_…` is not here: a broken record or an alert may also come in the middle of an exchange.)
 */
export function isCertificateRefused(error: unknown): boolean {
  return /^(?:CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  return typeof code === 'string' ? code : '';
}
