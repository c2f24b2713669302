#!/usr/bin/env python3
"""Many meetings at once; see batch.sh."""
import hashlib, os, random, re, resource, shutil, signal, subprocess, sys, tempfile, time, zipfile
from _toolbox import reexec
reexec()

program = os.path.abspath(sys.argv[1])
full = '--full' in sys.argv
COUNT, KILLS = (1000, 50) if full else (200, 15)
failed = []

NAMES = 'ليلى سامر رنا هاني نور خالد مها زياد سلمى فارس هدى عمر ريم باسل دانا يزن'.split()
FAMILIES = 'حداد العزام الخصاونة منصور الحموري النجار شمعون قعوار برهوم الأعور عودة الشقير'.split()
BODIES = ['لجنة المكتبة', 'مجلس الإدارة', 'لجنة الصحة المدرسية', 'فريق المياه', 'لجنة التراث', 'هيئة التدريب']
PLACES = 'إربد عمّان السلط العقبة الكرك مأدبا جرش عجلون'.split()
VERBS = 'إعداد مراجعة اعتماد متابعة تطوير تنظيم تمويل نشر توزيع تقييم'.split()
THINGS = ['خطة العمل السنوية', 'دليل الإجراءات', 'ميزانية المشروع', 'تقرير المتابعة', 'قائمة المستفيدين', 'برنامج التدريب',
          'نظام الأرشفة', 'موعد المعرض', 'عقود الصيانة', 'استبانة الرضا']
ENDS = ['قبل نهاية الربع الأول', 'بالتنسيق مع الجهات الشريكة', 'وعرضها على المجلس', 'بنسبة لا تقل عن 15%', 'في مدة أقصاها 30 يوماً',
        'وفق المعايير المعتمدة', 'ورفع نتائجها إلى الأمانة العامة']
FAULTS = [lambda t: t.replace('place:', 'plaec:'), lambda t: t.replace('title:', 'title: "'), lambda t: re.sub(r'date: \S+', 'date: 2026-02-31', t),
          lambda t: t.replace('title:', 'subtitle:', 1), lambda t: t + 'mail: {to: [nobody]}\n', lambda t: t + 'document: {theme: gold}\n',
          lambda t: t + 'sections: [{title: x, body: [{image: none.png, alt: x}]}]\n']
CODES = ['E0102', 'E0101', 'E0121', 'E0103', 'E0129', 'E0301', 'E0201']


def check(what, holds, seen=''):
    print(('  good: ' if holds else 'FAILED: ') + what + ('' if holds else f' ({seen})'), flush=True)
    if not holds:
        failed.append(what)


def sentence(rng):
    return f'{rng.choice(VERBS)} {rng.choice(THINGS)} {rng.choice(ENDS)}.'


def paragraph(rng):
    return ' '.join(f'ناقش الحاضرون {sentence(rng)}' for _ in range(rng.randint(3, 6)))


def meeting(rng):
    body = rng.choice(BODIES)
    people = [f'{rng.choice(NAMES)} {rng.choice(FAMILIES)}' for _ in range(rng.randint(3, 6))]
    lines = [f'title: اجتماع {body} رقم {rng.randint(1, 90)}', f'country: {rng.choice(["JO", "SA", "MA", "AE"])}',
             f'date: 2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}', f'place: {rng.choice(PLACES)}', 'attendees:']
    lines += [f'  - {{name: {name}, role: عضو}}' for name in people]
    lines += ['introduction: |', f'  {paragraph(rng)}', '', f'  {paragraph(rng)}', 'decisions:']
    lines += [f'  - {sentence(rng)}' for _ in range(rng.randint(2, 5))]
    lines += ['recommendations:'] + [f'  - {sentence(rng)}' for _ in range(rng.randint(2, 6))]
    return '\n'.join(lines) + '\n'


def generate(folder, count, faults):
    """`faults` meetings, spread over the rest, are each broken in another way."""
    rng = random.Random(20260318)
    os.mkdir(folder)
    step = count // (len(FAULTS) + 1)
    for n in range(count):
        text = meeting(rng)
        if faults and n and n % step == 0 and n // step <= len(FAULTS):
            text = FAULTS[n // step - 1](text)
        with open(f'{folder}/{n:04}.yaml', 'w') as out:
            out.write(text)


def run(*arguments):
    """Exit code, output, errors, seconds of CPU, peak memory in MB."""
    start = time.time()
    process = subprocess.Popen([program, '--lang', 'en', *arguments], stdout=open('out.txt', 'wb'), stderr=open('err.txt', 'wb'))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    return process.returncode, open('out.txt').read(), open('err.txt').read(), cpu, usage.ru_maxrss / 1024, time.time() - start


def hashes(folder):
    return {name: hashlib.sha256(open(f'{folder}/{name}', 'rb').read()).hexdigest() for name in sorted(os.listdir(folder))}


def many():
    generate('some', COUNT, True)
    code, said, errors, *_ = run('build', 'some', '-o', 'out1', '-j', '1')
    check(f'{COUNT - 7} made, 7 failed, exit 1', code == 1 and f'made {COUNT - 7}, failed 7' in said, (code, said[-300:]))
    named = re.findall(r'^some/(\d+)\.yaml:.*?error\[(E\d+)\]', errors, re.M)
    step = COUNT // 8
    check('each of the 7 is named with its fault', dict(named) == {f'{step * (i + 1):04}': code for i, code in enumerate(CODES)}, named)
    order = re.findall(r'^some/(\d+)\.yaml: out1', said, re.M)
    check('messages come in the order of the inputs', order == sorted(order) and len(order) == COUNT - 7)
    one = hashes('out1')
    code, said2, errors2, *_ = run('build', 'some', '-o', 'out1', '-j', '2')
    check('the same bytes with -j 1 and -j 2', hashes('out1') == one and len(one) == 2 * (COUNT - 7))
    cut = lambda text: re.sub(r'[\d.]+ s$', '', text, flags=re.M)
    check('the same messages', cut(said) == cut(said2) and errors == errors2)


def growth():
    generate('tenth', COUNT // 10, False)
    generate('half', COUNT // 2, False)
    generate('whole', COUNT, False)
    *_, cpu_s, peak_s, wall_s = run('build', 'tenth', '-o', 'small', '-j', '2')
    # With few meetings the stores of words are not full yet: memory is compared with half as many.
    *_, peak_h, _ = run('build', 'half', '-o', 'medium', '-j', '2')
    *_, cpu, peak, wall = run('build', 'whole', '-o', 'large', '-j', '2')
    print(f'  {COUNT // 10} meetings: {cpu_s:.2f} s CPU, {wall_s:.2f} s, {peak_s:.1f} MB; {COUNT // 2}: {peak_h:.1f} MB; {COUNT}: {cpu:.2f} s CPU, {wall:.2f} s, {peak:.1f} MB')
    check('memory does not grow with the meetings', peak < peak_h * 1.1 + 4, (peak_h, peak))
    check('time grows in proportion', cpu < cpu_s * 10 * 1.25 + 0.5, (cpu_s, cpu))


def whole(path):
    if path.endswith('.pdf'):
        return open(path, 'rb').read().rstrip().endswith(b'%%EOF') and subprocess.run(['qpdf', '--check', path], capture_output=True).returncode == 0
    try:
        return zipfile.ZipFile(path).testzip() is None
    except zipfile.BadZipFile:
        return False


def kills():
    rng = random.Random(7)
    start = time.time()
    run('build', 'tenth', '-o', 'reference', '-j', '2')
    took = time.time() - start
    good = hashes('reference')
    broken, orphans, strange = [], 0, []
    for _ in range(KILLS):
        process = subprocess.Popen([program, 'build', 'tenth', '-o', 'killed', '-j', '2'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.02, took * 0.95))
        process.send_signal(signal.SIGKILL)
        process.wait()
        for name in os.listdir('killed') if os.path.isdir('killed') else []:
            if re.fullmatch(r'\.mahdar-\w+\.tmp', name):
                orphans += 1
            elif good.get(name) is None:
                strange.append(name)
            elif hashlib.sha256(open(f'killed/{name}', 'rb').read()).hexdigest() != good[name] or not whole(f'killed/{name}'):
                broken.append(name)
        if rng.random() < 0.3:
            shutil.rmtree('killed', ignore_errors=True)
    check(f'kill -9 at {KILLS} moments leaves whole files alone', not broken and not strange, (broken, strange))
    run('build', 'tenth', '-o', 'killed')
    check(f'the next run removes what was left ({orphans} temporary files seen) and makes the rest', hashes('killed') == good)


def interrupt():
    process = subprocess.Popen([program, '--lang', 'en', 'build', 'whole', '-o', 'stopped', '-j', '2'], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not os.path.isdir('stopped') or len(os.listdir('stopped')) < 5:
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    said, errors = (text.decode() for text in process.communicate(timeout=60))
    names = os.listdir('stopped')
    made = int(re.search(r'made (\d+)', said)[1])
    left = int((re.search(r'interrupted; (\d+)', errors) or [0, -1])[1])
    check('Ctrl-C: exit 130, no half file, and what was done is said', process.returncode == 130 and len(names) == 2 * made and made + left == COUNT
          and all(whole(f'stopped/{name}') for name in names), (process.returncode, made, left, len(names), errors[-200:]))


def disks():
    old = {'0000.pdf': b'old', '0001.docx': b'old'}
    os.mkdir('disk')
    mounted = os.geteuid() == 0 and subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=256k', 'none', 'disk'], capture_output=True).returncode == 0
    if mounted:
        try:
            for name, content in old.items():
                open(f'disk/{name}', 'wb').write(content)
            open('disk/fill', 'wb').write(b'0' * (225 << 10))
            code, said, errors, *_ = run('build', 'tenth', '-o', 'disk')
            kept = all(open(f'disk/{name}', 'rb').read() == content or whole(f'disk/{name}') for name, content in old.items())
            others = [n for n in os.listdir('disk') if n not in old and n != 'fill']
            check('a full disk: exit 2, old outputs kept, nothing half', code == 2 and kept and all(map(whole, (f'disk/{n}' for n in others))), (code, errors[-300:], others))
        finally:
            subprocess.run(['umount', 'disk'])
    else:
        print('  not checked: a full disk (needs root and mount)')
    os.mkdir('locked')
    open('locked/0000.pdf', 'wb').write(b'old')
    readonly = False
    if os.geteuid() == 0:
        readonly = subprocess.run(['mount', '--bind', 'locked', 'locked'], capture_output=True).returncode == 0
        readonly = readonly and subprocess.run(['mount', '-o', 'remount,bind,ro', 'locked'], capture_output=True).returncode == 0
    else:
        os.chmod('locked', 0o555)
        readonly = True
    try:
        if readonly:
            code, said, errors, *_ = run('build', 'tenth', '-o', 'locked')
            check('a read-only folder: exit 2, old outputs kept', code == 2 and os.listdir('locked') == ['0000.pdf'] and open('locked/0000.pdf', 'rb').read() == b'old', (code, errors[-300:]))
        else:
            print('  not checked: a read-only folder (cannot be made)')
    finally:
        if os.geteuid() == 0:
            subprocess.run(['umount', 'locked'], capture_output=True)
        else:
            os.chmod('locked', 0o755)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for part in (many, growth, kills, interrupt, disks):
        print(part.__name__, flush=True)
        part()
    os.chdir('/')
print('batch: all good' if not failed else f'batch: {len(failed)} findings')
sys.exit(bool(failed))
