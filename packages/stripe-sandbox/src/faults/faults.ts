/** A fault that the sandbox shows on demand. Each holds for `times` uses, by default one. */
export type Fault = RequestFault | WebhookFault;

interface Uses {
  readonly times?: number | undefined;
}

export interface RequestFault extends Uses {
  readonly on: 'request';
  /** Only requests whose path begins so. */
  readonly path?: string | undefined;
  /** Only requests of this method. */
  readonly method?: 'GET' | 'POST' | 'DELETE' | undefined;
  /** `delay` waits first; `error` answers 500 (or `status`); `reset` closes the connection without an answer. */
  readonly kind: 'delay' | 'error' | 'reset';
  /** With `error` and `reset`: after what was asked for has happened. By default it has not. */
  readonly isAfter?: boolean | undefined;
  readonly milliseconds?: number | undefined;
  readonly status?: number | undefined;
}

export interface WebhookFault extends Uses {
  readonly on: 'webhook';
  /** Only events of this type. */
  readonly type?: string | undefined;
  /**
   * `delay` waits first; `duplicate` sends `copies`; `drop` never sends; `shuffle` keeps events back until
   * there are `size` of them, and sends them in another order.
   */
  readonly kind: 'delay' | 'duplicate' | 'drop' | 'shuffle';
  readonly milliseconds?: number | undefined;
  readonly copies?: number | undefined;
  readonly size?: number | undefined;
}

/** The faults that are in force. */
export class Faults {
  #armed: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#armed.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#armed = [];
  }

  list(): readonly (Fault & { readonly left: number })[] {
    return this.#armed.map(({ fault, left }) => ({ ...fault, left }));
  }

  forRequest(method: string, path: string): RequestFault[] {
    return this.#use(
      (fault): fault is RequestFault =>
        fault.on === 'request' && path.startsWith(fault.path ?? '') && (fault.method ?? method) === method,
    );
  }

  forWebhook(type: string): WebhookFault[] {
    return this.#use(
      (fault): fault is WebhookFault => fault.on === 'webhook' && (fault.type ?? type) === type,
    );
  }

  #use<F extends Fault>(isMeant: (fault: Fault) => fault is F): F[] {
    const used: F[] = [];
    for (const armed of this.#armed) {
      if (!isMeant(armed.fault)) continue;
      used.push(armed.fault);
      armed.left -= 1;
    }
    this.#armed = this.#armed.filter(({ left }) => left > 0);
    return used;
  }
}
