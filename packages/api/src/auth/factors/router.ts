import * as commands from '@studyhall/domain/auth/factor-schemas';
import { accountProcedure, publicProcedure } from '../../platform/trpc.ts';
import { DoneView, ViewerView } from '../views.ts';
import { findBegunSignIn } from './begun-sign-ins.ts';
import { confirm } from './confirm.ts';
import { getSecurity } from './get-security.ts';
import {
  beginPasskeyConfirmation,
  beginPasskeySecondFactor,
  beginPasskeySignIn,
  signInWithPasskey,
} from './passkey-sign-in.ts';
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from './passkeys.ts';
import { provenProcedure } from './proven-procedure.ts';
import { renewRecoveryCodes } from './recovery.ts';
import { removePassword } from './remove-password.ts';
import { provideSecondFactor } from './second-factor.ts';
import { beginTotp, confirmTotp, removeTotp } from './totp.ts';
import {
  BegunSignInView,
  NewRecoveryCodesView,
  PasskeyCreationView,
  PasskeyRequestView,
  SecurityView,
  TotpSetupView,
} from './views.ts';

/** What `auth` has beside names and passwords: second factors, passkeys, and one more proof. */
export const factorProcedures = {
  // Coming in
  beginPasskeySignIn: publicProcedure
    .meta({ scope: 'person' })
    .output(PasskeyRequestView)
    .mutation(async ({ ctx }) => await beginPasskeySignIn(ctx)),
  signInWithPasskey: publicProcedure
    .meta({ scope: 'person' })
    .input(commands.SignInWithPasskey)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await signInWithPasskey(ctx, input)),
  begunSignIn: publicProcedure
    .meta({ scope: 'person' })
    .output(BegunSignInView.nullable())
    .query(async ({ ctx }) => await findBegunSignIn(ctx)),
  beginPasskeySecondFactor: publicProcedure
    .meta({ scope: 'person' })
    .output(PasskeyRequestView)
    .mutation(async ({ ctx }) => await beginPasskeySecondFactor(ctx)),
  provideSecondFactor: publicProcedure
    .meta({ scope: 'person' })
    .input(commands.ProvideSecondFactor)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await provideSecondFactor(ctx, input)),

  // Proving it once more
  beginPasskeyConfirmation: accountProcedure
    .meta({ scope: 'person' })
    .output(PasskeyRequestView)
    .mutation(async ({ ctx }) => await beginPasskeyConfirmation(ctx)),
  confirm: accountProcedure
    .meta({ scope: 'person' })
    .input(commands.Confirm)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await confirm(ctx, input)),

  // What there is
  getSecurity: accountProcedure
    .meta({ scope: 'person' })
    .output(SecurityView)
    .query(async ({ ctx }) => await getSecurity(ctx)),
  beginTotp: provenProcedure
    .meta({ scope: 'person' })
    .output(TotpSetupView)
    .mutation(async ({ ctx }) => await beginTotp(ctx)),
  confirmTotp: provenProcedure
    .meta({ scope: 'person' })
    .input(commands.ConfirmTotp)
    .output(NewRecoveryCodesView)
    .mutation(async ({ ctx, input }) => await confirmTotp(ctx, input)),
  removeTotp: provenProcedure
    .meta({ scope: 'person' })
    .output(DoneView)
    .mutation(async ({ ctx }) => await removeTotp(ctx)),
  renewRecoveryCodes: provenProcedure
    .meta({ scope: 'person' })
    .output(NewRecoveryCodesView)
    .mutation(async ({ ctx }) => await renewRecoveryCodes(ctx)),
  beginPasskey: provenProcedure
    .meta({ scope: 'person' })
    .output(PasskeyCreationView)
    .mutation(async ({ ctx }) => await beginPasskey(ctx)),
  addPasskey: provenProcedure
    .meta({ scope: 'person' })
    .input(commands.AddPasskey)
    .output(NewRecoveryCodesView)
    .mutation(async ({ ctx, input }) => await addPasskey(ctx, input)),
  renamePasskey: accountProcedure
    .meta({ scope: 'person' })
    .input(commands.RenamePasskey)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await renamePasskey(ctx, input)),
  removePasskey: provenProcedure
    .meta({ scope: 'person' })
    .input(commands.RemovePasskey)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await removePasskey(ctx, input)),
  removePassword: provenProcedure
    .meta({ scope: 'person' })
    .output(DoneView)
    .mutation(async ({ ctx }) => await removePassword(ctx)),
};
