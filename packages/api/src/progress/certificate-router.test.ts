import { describe, expect } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { type Site, test } from '../testing/callers.ts';
import { join } from '../testing/members.ts';
import { addLongCourse, addRun } from '../testing/runs.ts';
import { newSigningKey } from './certificates/signature.ts';

/** Two learners who passed every level of the same course. */
async function twoGraduates(site: Site) {
  const slug = await addLongCourse(site.db);
  const [ada, bob] = [await join(site), await join(site)];
  const hers = await addRun(site.db, { userId: ada.userId, slug, passed: 4 });
  const his = await addRun(site.db, { userId: bob.userId, slug, passed: 4 });
  return { slug, ada, bob, hers, his };
}

describe('certificates', () => {
  test('are listed to who earned them, and say whose they are', async ({ site }) => {
    const { slug, ada, bob, hers, his } = await twoGraduates(site);
    const ofAda = await ada.api.progress.claimCertificate({ enrolmentId: hers, printedName: 'Ada' });
    const ofBob = await bob.api.progress.claimCertificate({ enrolmentId: his, printedName: 'Bob' });
    const certificate = { courseSlug: slug, courseTitle: `Course ${slug}`, issuedAt: NOW, state: 'valid' };
    expect(await ada.api.progress.listCertificates()).toEqual([
      { ...ofAda, ...certificate, printedName: 'Ada' },
    ]);
    expect(await bob.api.progress.listCertificates()).toEqual([
      { ...ofBob, ...certificate, printedName: 'Bob' },
    ]);
    expect(await ada.api.progress.verifyCertificate(ofAda)).toMatchObject({ isMine: true });
    expect(await bob.api.progress.verifyCertificate(ofAda)).toMatchObject({ isMine: false });
    expect((await ada.api.progress.getCourse({ slug })).enrolment).toMatchObject({
      certificateSerial: ofAda.serial,
    });
  });

  test('of somebody else’s run are claimed by nobody', async ({ site }) => {
    const { ada, bob, his } = await twoGraduates(site);
    const claim = ada.api.progress.claimCertificate({ enrolmentId: his, printedName: 'Ada' });
    await expect(claim).rejects.toThrow('not-found');
    expect(await ada.api.progress.listCertificates()).toEqual([]);
    expect(await bob.api.progress.listCertificates()).toEqual([]);
  });

  test('need every level passed in the run itself: what an earlier one passed counts for nothing', async ({
    db,
    site,
  }) => {
    const { slug, ada, hers } = await twoGraduates(site);
    const enrolmentId = await addRun(db, { userId: ada.userId, slug, passed: 2, run: 2 });
    const claim = ada.api.progress.claimCertificate({ enrolmentId, printedName: 'Ada' });
    await expect(claim).rejects.toMatchObject({
      cause: { reason: 'course-not-completed', details: { position: 3 } },
    });
    const { serial } = await ada.api.progress.claimCertificate({ enrolmentId: hers, printedName: 'Ada' });
    expect(await ada.api.progress.listCertificates()).toMatchObject([{ serial }]);
    expect((await ada.api.progress.getCourse({ slug })).runs).toMatchObject([
      { run: 2, certificateSerial: null },
      { run: 1, certificateSerial: serial },
    ]);
  });

  test('of two runs of a course stand for themselves: neither takes the other’s place', async ({
    db,
    site,
  }) => {
    const { slug, ada, hers } = await twoGraduates(site);
    const second = await addRun(db, { userId: ada.userId, slug, passed: 4, run: 2 });
    const claim = async (enrolmentId: string) =>
      await ada.api.progress.claimCertificate({ enrolmentId, printedName: 'Ada' });
    for (const { serial } of [await claim(hers), await claim(second)]) {
      const { chain, state } = await ada.api.progress.verifyCertificate({ serial });
      expect({ state, serials: chain.map((link) => link.serial) }).toEqual({
        state: 'valid',
        serials: [serial],
      });
    }
    expect(await ada.api.progress.listCertificates()).toHaveLength(2);
  });

  test('that administrators issue are of that learner’s own run', async ({ db, site }) => {
    const { slug, ada } = await twoGraduates(site);
    const eve = await join(site);
    const admin = await join(site, { role: 'admin' });
    const order = { courseSlug: slug, printedName: 'Somebody' };
    const refused = admin.api.progress.issueCertificate({ ...order, user: eve.userId });
    await expect(refused).rejects.toThrow('not-found');
    await addRun(db, { userId: ada.userId, slug, passed: 1, run: 2 });
    const issued = await admin.api.progress.issueCertificate({ ...order, user: ada.userId });
    expect(await ada.api.progress.listCertificates()).toMatchObject([issued]);
  });
});

describe('a signing key', () => {
  test('whose private half does not fit the published one signs nothing and is not readable', async ({
    db,
    site,
  }) => {
    const { ada, bob, hers, his } = await twoGraduates(site);
    const admin = await join(site, { role: 'admin' });
    await ada.api.progress.claimCertificate({ enrolmentId: hers, printedName: 'Ada' });
    const { sealedPrivateKey } = await db('progress.signing_keys').first();
    const { id, publicJwk } = newSigningKey();
    const planted = { id, publicJwk: JSON.stringify(publicJwk), sealedPrivateKey, createdAt: NOW };
    await db('progress.signing_keys').insert({ ...planted, generation: 2 });
    expect(await admin.api.progress.listSigningKeys()).toMatchObject([
      { keyId: id, isCurrent: true, isReadable: false, certificates: 0 },
      { isCurrent: false, isReadable: true, certificates: 1 },
    ]);
    const claim = bob.api.progress.claimCertificate({ enrolmentId: his, printedName: 'Bob' });
    await expect(claim).rejects.toMatchObject({
      cause: { reason: 'signing-key-unreadable', details: { keyId: id } },
    });
    const { keyId } = await admin.api.progress.rotateSigningKey();
    const { serial } = await bob.api.progress.claimCertificate({ enrolmentId: his, printedName: 'Bob' });
    expect(await bob.api.progress.verifyCertificate({ serial })).toMatchObject({
      keyId,
      isSignatureValid: true,
    });
  });
});
