import { ServiceError, type ServiceErrorDetails } from '../../src/task/task-service.ts';

type Details = Omit<ServiceErrorDetails, 'arrival' | 'status'>;

/** The service read the request and refused it. */
export function refusal(status: number, details: Details = {}): ServiceError {
  return new ServiceError(`Miteos returned ${status}`, { arrival: 'refused', status, ...details });
}

/** The service returned another task than the requested one. */
export function otherTask(): ServiceError {
  return new ServiceError('Miteos returned another task', { arrival: 'perhaps' });
}

/** The request was rejected unread, because of the rate limit or the plan's limit. */
export function tooMany(details: Details = {}): ServiceError {
  return new ServiceError('Miteos returned 429', { arrival: 'never', status: 429, ...details });
}

/** The service could not be reached. */
export function unreached(): ServiceError {
  return new ServiceError('Miteos was not reached: connect ECONNREFUSED', { arrival: 'never' });
}

/** The service is unreachable until a person changes something. */
export function barred(): ServiceError {
  const words = 'Miteos was not reached: self-signed certificate';
  return new ServiceError(words, { arrival: 'never', isLasting: true });
}

/** The request was sent, but its effect is unknown: a reset connection, or a 5xx when a status is given. */
export function lostAnswer(status?: number): ServiceError {
  const words = status === undefined ? 'the connection was reset' : `Miteos returned ${status}`;
  return new ServiceError(words, { arrival: 'perhaps', status });
}
