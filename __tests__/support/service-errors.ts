import { ServiceError, type ServiceErrorDetails } from '../../src/task/task-service.ts';

type Details = Omit<ServiceErrorDetails, 'arrival' | 'status'>;

/** The service read the request and said no. */
export function refusal(status: number, details: Details = {}): ServiceError {
  return new ServiceError(`Miteos answered ${status}`, { arrival: 'refused', status, ...details });
}

/** The service was asked for one task and answered with another. */
export function otherTask(): ServiceError {
  return new ServiceError('Miteos answered with another task', { arrival: 'perhaps' });
}

/** The request was turned away unread, for the rate limit or the plan's. */
export function tooMany(details: Details = {}): ServiceError {
  return new ServiceError('Miteos answered 429', { arrival: 'never', status: 429, ...details });
}

/** The service could not be reached. */
export function unreached(): ServiceError {
  return new ServiceError('Miteos was not reached: connect ECONNREFUSED', { arrival: 'never' });
}

/** The service could not be reached, and will not be until a person changes something. */
export function barred(): ServiceError {
  const words = 'Miteos was not reached: self-signed certificate';
  return new ServiceError(words, { arrival: 'never', isLasting: true });
}

/** The request was sent, and nobody knows what it did: a reset connection, or a 5xx when a status is given. */
export function lostAnswer(status?: number): ServiceError {
  const words = status === undefined ? 'the connection was reset' : `Miteos answered ${status}`;
  return new ServiceError(words, { arrival: 'perhaps', status });
}
