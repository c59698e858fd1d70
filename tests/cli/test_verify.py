import json
import subprocess
import sys

from tests.ledger.written import PUBLIC, exported, kept

from signward.cli.verify import verify


def write(folder, rows):
    path = folder / "ledger.jsonl"
    path.write_bytes(b"".join(rows))
    return path


def test_it_says_that_an_export_is_intact(tmp_path, capsys):
    assert verify(write(tmp_path, exported())) == 0
    assert "Intact" in capsys.readouterr().out


def test_it_names_the_first_bad_entry(tmp_path, capsys):
    rows = [row.replace(b'"n":1', b'"n":2') for row in exported()]
    assert verify(write(tmp_path, rows)) == 1
    assert "entry 2 of the shared chain" in capsys.readouterr().out


def test_it_answers_machines_in_json(tmp_path, capsys):
    rows = [row.replace(b'"n":1', b'"n":2') for row in exported()]
    verify(write(tmp_path, rows), "json")
    answer = json.loads(capsys.readouterr().out)
    assert (answer["intact"], answer["faults"][0]["entry"], answer["faults"][0]["chain"]) == (False, 2, "shared")


def test_a_file_that_is_no_ledger_or_is_not_there_is_a_wrong_call(tmp_path, capsys):
    assert verify(write(tmp_path, [b"name,date\n"])) == 2
    assert verify(tmp_path / "nowhere.jsonl") == 2
    assert capsys.readouterr().out == ""


def test_a_rewritten_past_or_a_cut_end_is_found_against_a_head_seen_earlier(tmp_path, capsys):
    true, cut = exported(5, 1), exported(3, 1)
    verify(write(tmp_path, true), "json")
    head = json.loads(capsys.readouterr().out)["heads"]["shared"]
    assert verify(write(tmp_path, exported(9, 1)), head=head) == 0  # it went on since
    assert verify(write(tmp_path, cut)) == 0  # consistent in itself
    assert verify(write(tmp_path, cut), head=head) == 1
    assert "rewritten or its end cut off" in capsys.readouterr().out


def test_it_works_without_django():
    code = "import sys, signward.cli.verify; sys.exit(any(name.startswith('django') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_mail_kept_from_a_sign_off_finds_a_cut_end_and_its_key_is_told(tmp_path, capsys):
    mail, ledger = tmp_path / "signed off.eml", write(tmp_path, exported())
    third = json.loads(exported()[3])["hash"]
    mail.write_text(f"From: a@vendor.example\nSubject: signed off\n\n{kept(3, third)}\n")
    assert verify(ledger, kept=[mail], key=PUBLIC) == 0
    said = capsys.readouterr().out
    assert "holds the checkpoint of" in said
    assert PUBLIC in said
    assert verify(write(tmp_path, exported(shared=2)), kept=[mail]) == 1
    assert "entry 3 was witnessed and is missing" in capsys.readouterr().out
    assert verify(ledger, kept=[mail], key="00" * 32) == 1
    assert "another key" in capsys.readouterr().out


def test_a_file_without_a_checkpoint_is_a_wrong_call_and_not_a_pass(tmp_path, capsys):
    mail = tmp_path / "other.eml"
    mail.write_text("From: a@vendor.example\n\nHello\n")
    assert verify(write(tmp_path, exported()), kept=[mail]) == 2
    assert "no checkpoint in" in capsys.readouterr().err
