/** What Stripe says of a refused request, under `error`. */
export interface FailureBody {
  readonly type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error';
  readonly message: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly param?: string;
  readonly charge?: string;
  readonly payment_intent?: unknown;
}

/** A refusal that the caller is told of in Stripe's form. */
export class Failure extends Error {
  readonly status: number;
  readonly body: FailureBody;
  /** Refused before anything began: an idempotency key is not used up by it. */
  readonly isOfParameters: boolean;

  constructor(status: number, body: FailureBody, isOfParameters = false) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.isOfParameters = isOfParameters;
  }
}

interface Detail {
  readonly param?: string;
  readonly code?: string;
}

/** The state of things does not allow it: 400. */
export function refused(message: string, detail: Detail = {}): Failure {
  return new Failure(400, { type: 'invalid_request_error', message, ...detail });
}

/** The parameters themselves are wrong: 400. */
export function badParameter(message: string, detail: Detail = {}): Failure {
  return new Failure(400, { type: 'invalid_request_error', message, ...detail }, true);
}

/** There is no object of this identifier: 404. */
export function notFound(what: string, id: string, param = 'id'): Failure {
  const message = `No such ${what}: '${id}'`;
  return new Failure(404, { type: 'invalid_request_error', code: 'resource_missing', message, param });
}
