#!/usr/bin/env python3
"""What mail programs make of the messages: two parsers, and a mail server on this machine.

usage: mail.py PROGRAM      (the built mahdar)
Ends 0 when all holds, 1 on any finding, 2 when something is missing.
"""
import collections, email, json, logging, os, socket, ssl, subprocess, sys, tempfile
from email import policy
from _toolbox import reexec
reexec()
try:
    import aiosmtpd.smtp, mailparser
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import SMTP, AuthResult
except ImportError as missing:
    sys.exit(print(f'missing: {missing}') or 2)

logging.disable(logging.CRITICAL)  # the server tells of each refused greeting
failed = []


def check(what, holds, seen=''):
    print(('  good: ' if holds else 'FAILED: ') + what + ('' if holds else f' ({seen})'))
    if not holds:
        failed.append(what)


def run(program, folder, *arguments, **environment):
    env = {k: v for k, v in os.environ.items() if not k.startswith(('MAHDAR', 'LANG', 'LC_', 'SOURCE_DATE'))}
    done = subprocess.run([program, '--lang', 'en', *arguments], cwd=folder, env={**env, **environment},
                          capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


MEETING = '''title: {title}
date: 2026-03-18
place: إربد
decisions: [اعتماد الميزانية, شراء +962 2 700 1234 خطّاً]
recommendations: ['**فتح** المكتبة <مساءً> & صباحاً']
mail:
  from: "أمانة اللجنة <office@example.org>"
  to: {to}
  bcc: [hidden@example.org]
  body: السلام عليكم
'''


def files(program, folder):
    """Drafts, as Python's parser and another one read them."""
    name = 'محضر الاجتماع الثالث عشر للجنة المكتبة المدرسية في مدينة إربد رقم ٣'
    title = 'اجتماع لجنة المكتبة المدرسية الثالث عشر في قاعة البلدية بمدينة إربد'
    with open(f'{folder}/{name}.yaml', 'w') as out:
        out.write(MEETING.format(title=title, to='[a@example.org, "ليلى <b@example.org>"]'))
    code, _, said = run(program, folder, 'mail', f'{name}.yaml', '-o', 'out')
    check('a draft is made', code == 0, said)
    run(program, folder, 'build', f'{name}.yaml', '-o', 'out')
    raw = open(f'{folder}/out/{name}.eml', 'rb').read()
    message = email.message_from_bytes(raw, policy=policy.default)
    other = mailparser.parse_from_bytes(raw)
    documents = {f'{name}.{e}': open(f'{folder}/out/{name}.{e}', 'rb').read() for e in ('pdf', 'docx')}
    attached = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    check('Python: names and bytes of the attachments', attached == documents, list(attached))
    import base64
    again = {a['filename']: base64.b64decode(a['payload']) for a in other.attachments}
    check('mail-parser: bytes of the attachments', sorted(again.values()) == sorted(documents.values()), list(again))
    check('Python: subject', message['subject'] == title, message['subject'])
    check('mail-parser: subject', other.subject == title, other.subject)
    check('Python: no defects', not message.defects and not any(p.defects for p in message.walk()))
    plain, page = (message.get_body((kind,)).get_content() for kind in ('plain', 'html'))
    check('text says what was decided', 'اعتماد الميزانية' in plain and 'إربد' in plain and 'السلام عليكم' in plain)
    check('HTML is right-to-left and escaped', 'dir="rtl"' in page and '&lt;مساءً&gt; &amp;' in page and '<b>فتح</b>' in page)
    check('HTML has no style sheet', '<style' not in page and '<link' not in page)
    check('mail-parser: both bodies', 'اعتماد الميزانية' in other.text_plain[0] and 'اعتماد الميزانية' in other.text_html[0])
    check('a draft', message['x-unsent'] == '1' and message['date'].datetime.day == 18)
    check('no hidden recipient', b'hidden' not in raw and 'bcc' not in message and 'hidden' not in said.split('= help')[0].split('bcc:')[0])
    lines = raw.split(b'\r\n')
    check('lines end in CR LF and are short', max(map(len, lines)) <= 78 and b'\n' not in raw.replace(b'\r\n', b''), max(map(len, lines)))
    check('an ASCII name too', 'name="meeting-2026-03-18.pdf"' in raw.decode())
    run(program, folder, 'mail', f'{name}.yaml', '-o', 'out2')
    check('the same bytes again', open(f'{folder}/out2/{name}.eml', 'rb').read() == raw)


def injections(program, folder):
    for key, value in (('subject', r'"a\r\nBcc: x@y.org"'), ('to', r'["a\r\nBcc: x <b@c.org>"]'), ('from', r'"x\nBcc: y <b@c.org>"')):
        with open(f'{folder}/inject.yaml', 'w') as out:
            out.write(f'title: x\nmail:\n  {key}: {value}\n')
        code, _, said = run(program, folder, 'mail', 'inject.yaml')
        check(f'{key} in the file cannot inject', code == 1 and not os.path.exists(f'{folder}/output/inject.eml'), said)
    for flag in ('--subject', '--to', '--from', '--cc', '--reply-to'):
        code, _, said = run(program, folder, 'mail', 'inject.yaml', flag, 'a\r\nBcc: x <b@c.org>')
        check(f'{flag} cannot inject', code == 2, said)
    with open(f'{folder}/inject.yaml', 'w') as out:
        out.write('title: "a\\r\\nBcc: x@y.org"\n')
    run(program, folder, 'mail', 'inject.yaml')
    message = email.message_from_bytes(open(f'{folder}/output/inject.eml', 'rb').read(), policy=policy.default)
    check('a title of two lines stays in its header', 'bcc' not in message and 'Bcc: x@y.org' in message['subject'], message.items())


class Box:
    """A server that refuses one recipient and puts another off once."""

    def __init__(self):
        self.arrived = collections.Counter()
        self.put_off = set()
        self.connections = 0
        self.all = []
        self.refuse = {'b07@example.org'}

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refuse:
            return '550 no such user'
        if address == 'b11@example.org' and address not in self.put_off:
            self.put_off.add(address)
            return '451 try again later'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        for address in envelope.rcpt_tos:
            self.arrived[address] += 1
        self.last = envelope.content
        self.all.append(envelope.content)
        return '250 taken'


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def journal(folder):
    return [json.loads(line) for line in open(f'{folder}/output/mail-journal.jsonl')]


def server(program, folder):
    box = Box()
    controller = Controller(box, hostname='127.0.0.1', port=free_port())
    controller.start()
    port = controller.port
    os.mkdir(f'{folder}/twenty')
    for n in range(1, 21):
        with open(f'{folder}/twenty/{n:02}.yaml', 'w') as out:
            out.write(MEETING.format(title=f'اجتماع {n}', to=f'[b{n:02}@example.org]').replace('  bcc: [hidden@example.org]\n', ''))
    send = ('mail', 'twenty', '--send', '--smtp', f'smtp://127.0.0.1:{port}', '--retry-wait', '0.1')
    code, said, _ = run(program, folder, *send, '--dry-run')
    check('a dry run sends nothing', code == 0 and not box.arrived and said.count('would send') == 20, said)
    code, said, errors = run(program, folder, *send)
    expected = collections.Counter({f'b{n:02}@example.org': 1 for n in range(1, 21) if n != 7})
    check('19 of 20 arrive once each', box.arrived == expected and code == 1, (code, said, errors))
    check('the refused one is named', 'b07@example.org' in errors and '550' in errors, errors)
    check('one connection for all', box.connections == 1, box.connections)
    results = collections.Counter(record['result'] for record in journal(folder))
    check('the journal: 19 sent, 1 refused', results == {'sent': 19, 'refused': 1}, results)
    box.refuse = set()
    code, said, errors = run(program, folder, *send)
    expected['b07@example.org'] = 1
    check('a second run sends only the missing one', box.arrived == expected and code == 0 and 'sent 1, sent before 19' in said, (said, errors))
    code, said, errors = run(program, folder, *send)
    check('a third sends nothing', box.arrived == expected and code == 0)
    message = email.message_from_bytes(box.last, policy=policy.default)
    check('what is sent is no draft', message['x-unsent'] is None and message['to'] == 'b07@example.org')
    with open(f'{folder}/many.yaml', 'w') as out:
        out.write(MEETING.format(title='x', to='[c1@example.org, b07@example.org]'))
    box.refuse, before = {'b07@example.org'}, dict(box.arrived)
    code, _, errors = run(program, folder, 'mail', 'many.yaml', *send[2:])
    got = {a for a in box.arrived if box.arrived[a] > before.get(a, 0)}
    check('one bad recipient does not stop the others; bcc gets its copy', code == 1 and got == {'c1@example.org', 'hidden@example.org'}, (got, errors))
    check('bcc is in no header', b'hidden' not in box.last)
    controller.stop()


def certificate(folder, host):
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
                    '-addext', 'basicConstraints=critical,CA:FALSE', '-subj', f'/CN={host}', '-addext', f'subjectAltName=DNS:{host}', '-keyout', f'{folder}/key.pem', '-out', f'{folder}/cert.pem'],
                   check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f'{folder}/cert.pem', f'{folder}/key.pem')
    return context


def tls(program, folder):
    for host, trusted, good in (('localhost', True, True), ('localhost', False, False), ('other.example.org', True, False)):
        context = certificate(folder, host)
        trust = {'SSL_CERT_FILE': f'{folder}/cert.pem'} if trusted else {}
        kind = f'certificate of {host}, {"trusted" if trusted else "unknown"}'
        for scheme in ('smtp', 'smtps'):
            box = Box()
            options = dict(ssl_context=context) if scheme == 'smtps' else {}

            class Server(Controller):
                def factory(self):
                    return SMTP(self.handler, **({} if scheme == 'smtps' else {'tls_context': context}))
            controller = Server(box, hostname='localhost', port=free_port(), **options)
            try:
                controller.start()
            except Exception:  # its own greeting fails on a certificate it does not know
                pass
            port = controller.port
            code, said, errors = run(program, folder, 'mail', 'twenty/01.yaml', '--send', '--again', '--smtp', f'{scheme}://localhost:{port}',
                                     '-o', 'tls', '--retries', '0', **trust)
            if good:
                check(f'{scheme}: {kind}: sent', code == 0 and sum(box.arrived.values()) == 1, (code, said, errors))
            else:
                check(f'{scheme}: {kind}: refused', code == 2 and not box.arrived and 'certificate' in errors.lower(), (code, said, errors))
            controller.stop()
    code, _, errors = run(program, folder, 'mail', 'twenty/01.yaml', '--send', '--smtp', 'smtp://u:secret@localhost')
    check('a password in the address is refused', code == 2 and 'secret' not in errors, errors)


def authentication(program, folder):
    """a server that takes mail only from a user who has signed in, over STARTTLS"""
    context, box, secret = certificate(folder, 'localhost'), Box(), 'سرّ: ~ 7'

    def sign_in(server, session, envelope, mechanism, data):
        known = (data.login, data.password) == (b'office@example.org', secret.encode())
        return AuthResult(success=known, handled=False)

    class Server(Controller):
        def factory(self):
            return SMTP(self.handler, tls_context=context, require_starttls=True, auth_required=True, authenticator=sign_in)
    controller = Server(box, hostname='localhost', port=free_port())
    try:
        controller.start()
    except Exception:  # as above
        pass
    with open(f'{folder}/q.pack.yaml', 'w') as out:
        out.write('title: ملف الربع\nmeetings: [twenty/01.yaml]\nregisters: [decisions]\n'
                  'mail: {from: office@example.org, to: [board@example.org]}\n')
    send = ('mail', 'twenty/01.yaml', 'q.pack.yaml', '--send', '--smtp', f'smtp://office%40example.org@localhost:{controller.port}',
            '-o', 'signed', '--retries', '0')
    trust = {'SSL_CERT_FILE': f'{folder}/cert.pem'}
    code, said, errors = run(program, folder, *send, MAHDAR_SMTP_PASSWORD='wrong', **trust)
    check('a wrong password: nothing is sent', code == 2 and not box.arrived and 'wrong' not in errors + said, (code, said, errors))
    check('it is told as such', 'does not accept the user' in errors and '535' in errors, errors)
    code, said, errors = run(program, folder, *send, **trust)
    check('no password and no terminal to ask at: nothing is sent', code == 2 and not box.arrived, (code, said, errors))
    code, said, errors = run(program, folder, *send, MAHDAR_SMTP_PASSWORD=secret, **trust)
    expected = {'b01@example.org': 1, 'board@example.org': 1}
    check('the right one: a meeting and a pack arrive', code == 0 and dict(box.arrived) == expected, (code, box.arrived, said, errors))
    check('the password is in no journal', secret not in open(f'{folder}/signed/mail-journal.jsonl').read())
    message = email.message_from_bytes(max(box.all, key=len), policy=policy.default)
    names = [part.get_filename() for part in message.iter_attachments()]
    check('the pack is attached in both formats', names == ['q.pack.pdf', 'q.pack.docx'], names)
    controller.stop()


with tempfile.TemporaryDirectory() as folder:
    program = os.path.abspath(sys.argv[1])
    for part in (files, injections, server, tls, authentication):
        print(part.__name__)
        part(program, folder)
print('mail: all good' if not failed else f'mail: {len(failed)} findings')
sys.exit(bool(failed))
