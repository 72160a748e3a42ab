package press.broadsheet.pages;

/** A page, as its template is given it: everything it shows, under the one name {@code page}. */
interface Sheet {

    Head head();
}
